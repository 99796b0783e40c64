// The questions of the sweep, over all organs: what was not reckoned yet, and what has its turn.

const LINE = 'd.organ, d.duty, d.due, d.safe, d.since, d.asked, d.rule, d.facts';

/** Duties of which it is not reckoned when somebody is reminded next: `$1` at most, in nobody else's hands. */
export const NOT_RECKONED = `select ${LINE} from duty_register d
  where d.look_on is null and d.state = 'open' and d.side = 'bureau'
  limit $1 for update skip locked`;

/** Whether any duty of the organ `$1` is not reckoned yet, be it that another worker is just about it. */
export const ANY_NOT_RECKONED = `select from duty_register d
  where d.look_on is null and d.organ = $1 and d.state = 'open' and d.side = 'bureau' limit 1`;

/** Duties of the organ `$1` that have their turn by the day `$2`, with whose they are and what is said of them. */
export const HAVING_TURN = `select ${LINE}, d.number, d.name, d.title, d.source, d.owner, d.role, d.not_of
  from duty_register d
  where d.organ = $1 and d.look_on <= $2 and d.state = 'open' and d.side = 'bureau'
  order by d.look_on, d.duty`;

/**
 * Puts down when somebody is reminded next: `$1` organs, `$2` duties, `$3` days. What another is just writing is left,
 * since whatever changes a duty has it reckoned anew.
 */
export const PUT_DOWN = `with next as (
    select d.organ, d.duty, n.day
    from unnest($1::text[], $2::uuid[], $3::text[]) as n(organ, duty, day)
      join duty_register d on d.organ = n.organ and d.duty = n.duty
    where d.state = 'open'
    for update of d skip locked)
  update duty_register d set look_on = next.day from next where d.organ = next.organ and d.duty = next.duty`;
