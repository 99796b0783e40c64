-- Who may log in, run once by psql when the database is first made. Nobody but the owner, who only migrates, owns a table;
-- each process logs in as a role that can do nothing by itself and may become what it needs to be (SET ROLE): the worker follows
-- the ledger as zhengheng_worker, and acts on what happened, for one organ at a time, as zhengheng_app.
create role zhengheng_app nologin;
create role zhengheng_worker nologin;
create role zhengheng_owner login noinherit password :'owner_password';
create role zhengheng_api login noinherit password :'api_password';
create role zhengheng_bot login noinherit password :'bot_password';
create role zhengheng_work login noinherit password :'worker_password';
grant zhengheng_app to zhengheng_api, zhengheng_bot, zhengheng_work with inherit false, set true;
grant zhengheng_worker to zhengheng_work with inherit false, set true;
-- For ctl: tokens as the application, releases as the worker.
grant zhengheng_app, zhengheng_worker to zhengheng_owner with inherit false, set true;
alter database :"database" owner to zhengheng_owner;
revoke all on database :"database" from public;
grant connect on database :"database" to zhengheng_api, zhengheng_bot, zhengheng_work;
