// Why something is refused, in the words people are told.
import { ROLES, type Refusal, type Role, type Sentences } from '#kernel';

const common: Sentences = {
  'command.not-allowed': ({ roles }) =>
    `您没有办理此事的权限，需要的角色：${String(roles)
      .split(',')
      .map((one) => ROLES[one as Role])
      .join('、')}。如确需办理，请联系系统管理员。`,
  'command.other-unit': () => '只能为本处室办理；需要为其他处室办理的，请联系办公室。',
  'command.id-reused': () => '这个请求编号已用于另一份内容，请换一个新的编号再提交。',
  'command.file-unknown': ({ name }) =>
    `没有收到过您的材料“${name}”：请先上传文件（POST /v1/files，或在私聊中发送），再提交。`,
  'stream.busy': () => '同一事项正有多人同时办理，本次未记录，请稍后再试。',
};

/** Turns refusals into Chinese sentences, in one place for chat and HTTP. */
export class Wording {
  private readonly sentences: Sentences;

  constructor(...rooms: readonly Sentences[]) {
    this.sentences = Object.assign({}, common, ...rooms) as Sentences;
  }

  /** The sentence, with the rule's source where a rule was broken. */
  of(refusal: Refusal): string {
    const sentence = this.sentences[refusal.code];
    if (!sentence) throw new Error(`no sentence for refusal ${refusal.code}`);
    return sentence(refusal.facts) + (refusal.source ? `（依据：${refusal.source}）` : '');
  }
}
