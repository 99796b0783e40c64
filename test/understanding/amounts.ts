import type { Sample } from './sample.ts';

const says = (said: string, ...reads: readonly string[]): Sample => ({ said, reads });

export const amounts: readonly Sample[] = [
  // Alone, in every style.
  says('120万', 'sum 1200000.00'), says('120万元', 'sum 1200000.00'), says('1.2亿元', 'sum 120000000.00'), says('3千万', 'sum 30000000.00'), says('一百二十万元', 'sum 1200000.00'), says('叁佰伍拾万元整', 'sum 3500000.00'),
  says('￥98,000.50', 'sum 98000.50'), says('¥98,000.50元', 'sum 98000.50'), says('1亿2000万', 'sum 120000000.00'), says('1亿 2000万', 'sum 120000000.00'), says('两百万', 'sum 2000000.00'), says('三点五亿', 'sum 350000000.00'),
  says('１２０万元', 'sum 1200000.00'), says('人民币3万元整', 'sum 30000.00'), says('RMB 5000', 'sum 5000.00'), says('5000RMB', 'sum 5000.00'), says('90万', 'sum 900000.00'), says('21.7亿元', 'sum 2170000000.00'), says('3500元', 'sum 3500.00'),
  says('1,200,000元', 'sum 1200000.00'), says('0.5亿', 'sum 50000000.00'), says('十万零五百元', 'sum 100500.00'), says('二百五十万元', 'sum 2500000.00'), says('三十万', 'sum 300000.00'), says('五万八千元', 'sum 58000.00'),
  says('壹拾贰万叁仟肆佰伍拾陆元柒角捌分', 'sum 123456.78'), says('三万五', 'sum 35000.00'), says('三万五千', 'sum 35000.00'), says('5块', 'sum 5.00'), says('5块钱', 'sum 5.00'), says('3元5角', 'sum 3.50'), says('0.01元', 'sum 0.01'),
  says('5千元', 'sum 5000.00'), says('1百万', 'sum 1000000.00'), says('金额（万元）：120', 'sum 1200000.00'), says('120（万元）', 'sum 1200000.00'), says('金额（元）：98000', 'sum 98000.00'), says('总额(单位：亿元) 1.5', 'sum 150000000.00'),
  says('2,350,000.50元', 'sum 2350000.50'), says('一亿二千万元', 'sum 120000000.00'), says('伍佰元整', 'sum 500.00'), says('12.5万元', 'sum 125000.00'), says('一千五百六十万', 'sum 15600000.00'),
  // In sentences.
  says('采购3台服务器120万元', 'sum 1200000.00'), says('拨付专项资金350万元，其中设备费120万元', 'sum 3500000.00', 'sum 1200000.00'), says('预算98.6万，用于实验室改造', 'sum 986000.00'), says('关于拨付120万元专项资金的请示', 'sum 1200000.00'),
  says('合同金额为人民币壹佰万元整', 'sum 1000000.00'), says('每人500元，共20人', 'sum 500.00'), says('中标价￥1,180,000.00', 'sum 1180000.00'), says('花了3万多', 'sum?'), says('资金3000万由财政安排', 'sum 30000000.00'),
  // Not exact, or no Chinese money: a question.
  says('约120万', 'sum?'), says('大约120万元', 'sum?'), says('120万左右', 'sum?'), says('一百多万', 'sum?'), says('上百万', 'sum?'), says('120余万元', 'sum?'), says('近百万元', 'sum?'), says('十几万', 'sum?'), says('几百万', 'sum?'), says('不超过50万元', 'sum?'),
  says('100万到150万', 'sum?'), says('100-150万元', 'sum?'), says('100万至150万元', 'sum?'), says('120万美元', 'sum?'), says('5000欧元', 'sum?'), says('0元', 'sum?'), says('零元', 'sum?'), says('-5万元', 'sum?'), says('负五万元', 'sum?'), says('0.001元', 'sum?'),
  says('50万元以上', 'sum?'), says('数十万元', 'sum?'), says('好几万块', 'sum?'),
  // No money at all.
  says('120'), says('一百二十'), says('120万人'), says('3千米'), says('5万册'), says('两千户'), says('1.2亿次'), says('120万字'), says('1000余家企业'), says('50个'), says('三台设备'), says('免费'), says('无'), says('万一出错'), says('千方百计'), says('百分之五'), says('亿利公司'), says('第一批'), says('8万平方米'), says('3万亩'), says('1万套住房'),
];
