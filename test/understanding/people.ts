import type { Sample } from './sample.ts';

const says = (said: string, ...reads: readonly string[]): Sample => ({ said, reads });

// The same said in other ways.
const others: readonly Sample[] = [
  says('由张伟汇报', 'person zhangwei'), says('古丽娜尔·艾山负责', 'person gulnar'), says('王建国主持', 'person wangjianguo'), says('王局', 'person wangjianguo'),
  says('王局说可以', 'person wangjianguo'), says('李局长', 'person limin'), says('李局', 'person limin'), says('赵总', 'person zhaogang'), says('孙书记', 'person sunli'),
  says('张主任', 'person zhangwei'), says('吴科员', 'person wulei'), says('黄科长和徐科长', 'person huangtao', 'person xuning'), says('何科', 'person hejing'),
  says('小张', 'person? zhangwei'), says('李主任'), says('张三'), says('王者荣耀'), says('高科技园区'), says('周芳和吴磊', 'person zhoufang', 'person wulei'),
  says('请张伟、黄涛列席', 'person zhangwei', 'person huangtao'), says('局办', 'unit office'), says('规划科张罗', 'unit plan'), says('由农社科牵头', 'unit rural'), says('人事科', 'unit personnel'),
  says('机关党委', 'unit personnel'), says('高新科徐宁', 'unit hightech', 'person xuning'), says('法规科周科长11月20日收到', 'unit legal', 'person zhoufang', 'on 2026-11-20'),
];

export const people: readonly Sample[] = [
  // Full names.
  says('张伟', 'person zhangwei'),
  says('阿丽亚·买买提', 'person aliya'),
  says('请古丽娜尔·艾山办理', 'person gulnar'),
  says('转给吴磊', 'person wulei'),
  says('汇报人:黄涛', 'person huangtao'),
  says('周芳,吴磊', 'person zhoufang', 'person wulei'),
  says('张伟和马晓红一起去', 'person zhangwei', 'person maxiaohong'),
  says('王建国局长', 'person wangjianguo'),
  says('请陈霞主任阅', 'person chenxia'),
  says('郭强开下权限', 'person guoqiang'),
  // Surname and post.
  says('王局长', 'person wangjianguo'),
  says('王书记', 'person wangjianguo'),
  says('王局已经批了', 'person wangjianguo'),
  says('李副局长', 'person limin'),
  says('孙书记主持', 'person sunli'),
  says('赵总工程师', 'person zhaogang'),
  says('陈主任', 'person chenxia'),
  says('张主任明天到', 'person zhangwei', 'on 2026-11-26'),
  says('周科长', 'person zhoufang'),
  says('黄科长', 'person huangtao'),
  says('徐科长跟何科长', 'person xuning', 'person hejing'),
  says('马科长', 'person maxiaohong'),
  says('刘科员', 'person liuyang'),
  says('找郭管理员', 'person guoqiang'),
  // Nobody of that surname in that post.
  says('马书记'),
  says('郭科长'),
  says('张处'),
  says('孙局长'),
  says('吴科长'),
  says('钱局长'),
  says('王主任'),
  // Familiar.
  says('老王', 'person? wangjianguo'),
  says('小李', 'person? limin'),
  says('让小周弄', 'person? zhoufang'),
  says('老赵说可以', 'person? zhaogang'),
  says('老钱'),
  // Units.
  says('政策法规科', 'unit legal'),
  says('法规科', 'unit legal'),
  says('科技创新平台中心', 'unit platform'),
  says('平台中心', 'unit platform'),
  says('由局办汇总', 'unit office'),
  says('规划与资源配置科', 'unit plan'),
  says('高新技术科', 'unit hightech'),
  says('农社科牵头,人事科配合', 'unit rural', 'unit personnel'),
  says('机关党委（人事科）', 'unit personnel'),
  says('局党组', 'unit party-group'),
  // Both.
  says('法规科周科长', 'unit legal', 'person zhoufang'),
  says('平台中心张伟', 'unit platform', 'person zhangwei'),
  says('规划科黄涛12月1日前报', 'unit plan', 'person huangtao', 'by 2026-12-01'),
  says('平台中心报120万元采购,张伟汇报', 'unit platform', 'sum 1200000.00', 'person zhangwei'),
  says('徐宁昨天交给农社科', 'person xuning', 'on 2026-11-24', 'unit rural'),
  says('法规科、高新科各报一份', 'unit legal', 'unit hightech'),
  // Only looks like it.
  says('发扬老黄牛精神'),
  says('黄河流域保护'),
  says('何时报送'),
  says('马上办理'),
  says('张贴公告'),
  says('陈述申辩'),
  says('徐州的企业'),
  says('周边环境'),
  says('高科技企业'),
  says('老师傅带徒弟'),
  says('成立工作小组'),
  says('财政局'),
  ...others,
];
