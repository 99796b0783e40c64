/**
 * An invented bureau, so that a new user has someone to be. No person, unit or number here is real.
 * `npm start` enrols it in an empty ledger; the sandbox shows the same people as DingTalk contacts.
 */
export const bureau = {
  organ: 'tianshan-kjj',
  name: '天山市科学技术局',
  papers: {
    name: '天山市科学技术局',
    short: '市科技局',
    address: '天山市友好路1号',
    phone: '0991-0000000',
    head: 'wangjianguo',
  },
  units: [
    { id: 'party-group', name: '局党组', short: ['党组', '局领导'] },
    { id: 'office', name: '办公室', short: ['局办', '办公室'] },
    { id: 'legal', name: '政策法规科', short: ['法规科', '法规'] },
    { id: 'plan', name: '规划与资源配置科', short: ['规划科', '规划'] },
    { id: 'hightech', name: '高新技术科', short: ['高新科', '高新'] },
    { id: 'rural', name: '农村与社会发展科', short: ['农社科', '农社'] },
    { id: 'platform', name: '科技创新平台中心', short: ['平台中心', '平台'] },
    { id: 'personnel', name: '机关党委（人事科）', short: ['人事科', '机关党委'] },
  ],
  staff: [
    {
      staffId: 'wangjianguo',
      name: '王建国',
      unit: 'party-group',
      post: '党组书记、局长',
      roles: ['secretary', 'member', 'staff'],
    },
    { staffId: 'limin', name: '李敏', unit: 'party-group', post: '党组成员、副局长', roles: ['member', 'staff'] },
    {
      staffId: 'aliya',
      name: '阿丽亚·买买提',
      unit: 'party-group',
      post: '党组成员、副局长',
      roles: ['member', 'staff'],
    },
    { staffId: 'zhaogang', name: '赵刚', unit: 'party-group', post: '党组成员、总工程师', roles: ['member', 'staff'] },
    { staffId: 'sunli', name: '孙丽', unit: 'party-group', post: '党组成员、机关党委书记', roles: ['member', 'staff'] },
    { staffId: 'chenxia', name: '陈霞', unit: 'office', post: '办公室主任', roles: ['office', 'staff'] },
    { staffId: 'liuyang', name: '刘洋', unit: 'office', post: '办公室科员', roles: ['office', 'staff'] },
    { staffId: 'zhoufang', name: '周芳', unit: 'legal', post: '政策法规科科长', roles: ['legal', 'staff'] },
    { staffId: 'wulei', name: '吴磊', unit: 'legal', post: '政策法规科科员', roles: ['legal', 'staff'] },
    { staffId: 'zhangwei', name: '张伟', unit: 'platform', post: '平台中心主任', roles: ['staff'] },
    { staffId: 'gulnar', name: '古丽娜尔·艾山', unit: 'platform', post: '平台中心科员', roles: ['staff'] },
    { staffId: 'huangtao', name: '黄涛', unit: 'plan', post: '规划科科长', roles: ['staff'] },
    { staffId: 'xuning', name: '徐宁', unit: 'hightech', post: '高新科科长', roles: ['staff'] },
    { staffId: 'maxiaohong', name: '马晓红', unit: 'rural', post: '农社科科长', roles: ['staff'] },
    { staffId: 'hejing', name: '何静', unit: 'personnel', post: '人事科科长', roles: ['staff'] },
    { staffId: 'guoqiang', name: '郭强', unit: 'office', post: '信息系统管理员', roles: ['admin', 'staff'] },
  ],
  /** From outside: who advises it, and sees what is given to them. */
  counsel: {
    unit: { id: 'counsel', name: '外聘法律顾问', short: [] },
    people: [
      { staffId: 'xuehuaiqian', name: '薛怀谦', post: '昆冈律师事务所律师' },
      { staffId: 'luming', name: '陆鸣', post: '铎信律师事务所律师' },
    ],
  },
  /** Who leads which unit, and which member of the leading group leads which units. */
  heads: {
    office: 'chenxia',
    legal: 'zhoufang',
    plan: 'huangtao',
    hightech: 'xuning',
    rural: 'maxiaohong',
    platform: 'zhangwei',
    personnel: 'hejing',
  },
  divisions: {
    legal: 'limin',
    plan: 'limin',
    platform: 'aliya',
    rural: 'aliya',
    hightech: 'zhaogang',
    office: 'sunli',
    personnel: 'sunli',
  },
  /** Which unit has which business of the year's tasks. */
  businesses: { personnel: 'personnel' },
  groups: [{ id: 'cid-tianshan-work', title: '天山市科技局工作群' }],
} as const;
