/** Words around the declared ones that tell how they are meant, or carry nothing. */

/** Politeness, verbs of asking, particles. */
export const FILLER =
  /(?:请|麻烦|帮忙|帮我|给我|我想|我要|看看|看一下|看下|看|查看|查一下|查下|查|打开|说说|告诉我|现在|目前|一下|的|了|吧|呢|吗|啊|呀|是|有|什么|怎么样|情况|[\s,，.。?？!！、:：])+/gu;

/** Words that are counts themselves: what stands behind them is theirs. */
export const COUNTED = /^(?:应到|实到|赞成|同意|反对|弃权|请假|全票通过|一致通过|一致同意)$/u;

/** 暂不同意上会, 不回避: the words are said not to hold. */
export const NEGATED = /(?:不|未|没有?|别|勿|无需|不用|不需要?)(?:能|会|再)?$/u;

/** What sets words off from what stands behind them. */
export const AFTER = /^[\s,.:;\uff0c\uff1a\uff1b\u3002、]/u;
