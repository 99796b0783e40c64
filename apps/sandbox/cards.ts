// Interactive cards, shown and pressed.
import { buttonOf, type Button, type Chat, type Said } from './chat.ts';
import type { Gateway } from './gateway.ts';
import { LimitedMap } from './limited-map.ts';
import { CORP } from './robot-message.ts';

export const CARD_CALLBACKS = '/v1.0/card/instances/callback';
/** A click must be answered within 2 s (dingtalk.md §1.4). */
const ANSWER_MS = 2000;

type Fields = Readonly<Record<string, string>>;

export interface Card {
  readonly outTrackId: string;
  readonly template: string;
  fields: Fields;
  /** What one person sees otherwise, by staff id. */
  readonly ofOne: Map<string, Fields>;
  readonly stands: { readonly place: string; readonly n: number }[];
}

/**
 * Interactive cards. Their layout lives in DingTalk's console, so they show as title, text, fields and the buttons of
 * `msgButtons`.
 */
export class Cards {
  readonly all = new LimitedMap<string, Card>(2000);

  constructor(
    private readonly gateway: Gateway,
    private readonly chat: Chat,
  ) {}

  put(card: Card, place: string): void {
    card.stands.push({ place, n: this.chat.say(place, shown(card)).n });
  }

  update(card: Card, fields: Fields, byKey: boolean): void {
    card.fields = byKey ? { ...card.fields, ...fields } : fields;
    for (const { place, n } of card.stands) this.chat.replace(place, n, shown(card));
  }

  /** A person presses a button. @returns whether the robot answered in time */
  async press(
    card: Card,
    staffId: string,
    action: string,
    params: Readonly<Record<string, unknown>>,
  ): Promise<boolean> {
    const content = JSON.stringify({ cardPrivateData: { actionIds: [action], params } });
    const answer = (await this.gateway.call(
      {
        type: 'CALLBACK',
        topic: CARD_CALLBACKS,
        data: {
          extension: '{}',
          corpId: CORP,
          spaceType: 'im',
          userIdType: 1,
          type: 'actionCallback',
          userId: staffId,
          content,
          value: content,
          spaceId: card.stands[0]?.place ?? '',
          outTrackId: card.outTrackId,
        },
      },
      ANSWER_MS,
    )) as
      | {
          response?: {
            cardData?: { cardParamMap?: Fields };
            userPrivateData?: { cardParamMap?: Fields };
            cardUpdateOptions?: { updateCardDataByKey?: boolean };
          };
        }
      | undefined;
    if (answer === undefined) return false;
    const { cardData, userPrivateData, cardUpdateOptions } = answer.response ?? {};
    if (userPrivateData?.cardParamMap)
      card.ofOne.set(staffId, { ...card.ofOne.get(staffId), ...userPrivateData.cardParamMap });
    const changed = cardData?.cardParamMap;
    this.update(card, changed ?? {}, changed === undefined || cardUpdateOptions?.updateCardDataByKey === true);
    return true;
  }
}

const BUTTONS = 'sys_full_json_obj';

/** A card as a message; `msgButtons` as the SDKs' public templates have them (§3.4). */
const shown = ({ outTrackId, fields }: Card): Said => {
  const { title, [BUTTONS]: buttons, ...rest } = fields;
  const { markdown, content, text, ...others } = rest;
  return {
    from: 'bot',
    msgtype: 'card',
    ...(title === undefined ? {} : { title }),
    text: markdown ?? content ?? text ?? '',
    buttons: buttonsOf(buttons),
    card: { outTrackId, fields: others },
  };
};

const buttonsOf = (json: string | undefined): readonly Button[] => {
  try {
    const { msgButtons = [] } = JSON.parse(json ?? '{}') as {
      msgButtons?: readonly {
        readonly text: string;
        readonly url?: string;
        readonly id?: string;
        readonly request?: boolean;
      }[];
    };
    return msgButtons.map(({ text, url, id, request }) =>
      request && id !== undefined ? { title: text, action: id } : buttonOf(text, url ?? ''),
    );
  } catch {
    return [];
  }
};
