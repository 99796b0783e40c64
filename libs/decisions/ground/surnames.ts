// Names of persons as they are written: who is voted on need not be in the directory. 原则同意 is none.

const SINGLE =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎' +
  '余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文';
const DOUBLE = '欧阳|司马|诸葛';
/** A name by its surname, or one with a middle dot. */
const SURNAMED = `(?:(?:[${SINGLE}]|${DOUBLE})\\p{Script=Han}{1,2}|\\p{Script=Han}{2,6}·\\p{Script=Han}{2,8})`;
/** Words that begin like a surname. */
const NO_NAME =
  '方案|方面|方式|方法|范围|马上\\p{Script=Han}*|高度\\p{Script=Han}*|安排|安全|全部|全体|金额|成员|程序|' +
  '严格\\p{Script=Han}*|江北|白天|石油|常务|常委|万元|于是|任务|任免|路线|时间|黄线|金融|水平|章程|管理|易于|施行|史料|龙头|' +
  '贺信|钱款|段落|顾问|康复|路径';
/** One: 张伟, 张伟同志. */
export const NAME = `^(?!(?:${NO_NAME})$)${SURNAMED}(?:同志)?$`;
/** Several: 张伟、李娜. */
export const NAMES = `^${SURNAMED}(?:[、和及与]${SURNAMED})*$`;
