import type { Sample } from './sample.ts';

const says = (said: string, ...reads: readonly string[]): Sample => ({ said, reads });

// The invented bureau of apps/seed: one 王, one 李, one 张, one 陈; nobody is called 钱.
export const people: readonly Sample[] = [
  says('张伟', 'person zhangwei'), says('由张伟汇报', 'person zhangwei'), says('古丽娜尔·艾山负责', 'person gulnar'), says('阿丽亚·买买提', 'person aliya'), says('王建国主持', 'person wangjianguo'),
  says('王局长', 'person wangjianguo'), says('王局', 'person wangjianguo'), says('王局说可以', 'person wangjianguo'), says('王书记', 'person wangjianguo'), says('李副局长', 'person limin'), says('李局长', 'person limin'), says('李局', 'person limin'), says('赵总工程师', 'person zhaogang'), says('赵总', 'person zhaogang'),
  says('孙书记', 'person sunli'), says('陈主任', 'person chenxia'), says('张主任', 'person zhangwei'), says('周科长', 'person zhoufang'), says('吴科员', 'person wulei'), says('黄科长和徐科长', 'person huangtao', 'person xuning'), says('马科长', 'person maxiaohong'), says('何科', 'person hejing'),
  says('老王', 'person? wangjianguo'), says('小李', 'person? limin'), says('小张', 'person? zhangwei'), says('钱局长'), says('李主任'), says('张三'), says('王者荣耀'), says('高科技园区'), says('陈述申辩'),
  says('周芳和吴磊', 'person zhoufang', 'person wulei'), says('请张伟、黄涛列席', 'person zhangwei', 'person huangtao'),
  says('法规科', 'unit legal'), says('政策法规科', 'unit legal'), says('平台中心', 'unit platform'), says('科技创新平台中心', 'unit platform'), says('局办', 'unit office'), says('规划科张罗', 'unit plan'), says('由农社科牵头', 'unit rural'), says('人事科', 'unit personnel'), says('机关党委', 'unit personnel'), says('高新科徐宁', 'unit hightech', 'person xuning'),
  says('法规科周科长11月20日收到', 'unit legal', 'person zhoufang', 'on 2026-11-20'),
];
