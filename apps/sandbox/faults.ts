/** What can be made to go wrong, and what it is called on the page. */
export const FAULTS = {
  refuseSocket: '拿到票据后拒绝建立连接',
  openRejected: '打开连接时返回 400（凭证无效）',
  openFails: '打开连接时返回 500',
  openHangs: '打开连接时一直不应答',
  zombie: '连接保持但不再推送、不再应答',
  badFrame: '推送前先发送一帧无法解析的内容',
  duplicate: '每条消息投递两次',
  outOfOrder: '消息两条一组颠倒投递',
  unpublished: '消息不带 senderStaffId（机器人未发布）',
  overQuota: '消息内容被扣下（额度用完，20001）',
  unknownType: '消息类型为 unknownMsgType',
  tooFast: '发送接口返回 send.too.fast',
  flowControlled: '单聊发送被限流（flowControlledStaffIdList）',
  expiredSession: '会话地址已失效（300001）',
  expiredDownload: '文件下载码已失效',
  slowApi: '接口延迟 3 秒后返回 504',
} as const;
export type Fault = keyof typeof FAULTS;

/** What is done once, at once. */
export const STROKES = {
  disconnect: '通知断开（SYSTEM disconnect），静默 10 秒后关闭连接',
  drop: '不打招呼，直接切断连接',
} as const;

export interface Switch {
  readonly name: string;
  readonly title: string;
  readonly on: boolean;
}

/** Which faults are switched on. */
export class Faults {
  private readonly on = new Set<Fault>();

  has(fault: Fault): boolean {
    return this.on.has(fault);
  }

  switch(fault: Fault, on: boolean): void {
    if (on) this.on.add(fault);
    else this.on.delete(fault);
  }

  list(): readonly Switch[] {
    return (Object.keys(FAULTS) as Fault[]).map((name) => ({ name, title: FAULTS[name], on: this.on.has(name) }));
  }
}
