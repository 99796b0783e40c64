import { z } from 'zod';
import { DocumentNumber, event, Fen, FileRef, LocalDate, StaffId, UnitId, type EventOf } from '#kernel';

/** 三重一大: the four kinds of matter that only the Party group decides, by collective discussion. */
export const CATEGORIES = {
  majorDecision: { label: '重大事项决策', synonyms: ['重大决策', '重大事项'] },
  personnel: { label: '重要干部任免', synonyms: ['干部任免', '人事任免'] },
  majorProject: { label: '重大项目安排', synonyms: ['重要项目安排', '重大项目', '重要项目', '项目安排'] },
  largeFunds: { label: '大额资金使用', synonyms: ['大额资金', '大额度资金', '资金使用'] },
} as const;
export type Category = keyof typeof CATEGORIES;
export const Category = z.enum(Object.keys(CATEGORIES) as [Category, ...Category[]]);

/** The categories as a field offers them. */
export const categoryOptions = Object.entries(CATEGORIES).map(([value, { label, synonyms }]) => ({ value, label, synonyms }));

export const ItemId = z.uuid().brand('ItemId');
export type ItemId = z.infer<typeof ItemId>;

export const Title = z.string().trim().min(2).max(200);

/** What is sent with an item: kept by content, named by its digests. */
export const Materials = z.array(FileRef).min(1).max(50).readonly();

/** An item (议题) was put forward. `amount` in fen; always there when the category is `largeFunds`. `reporter` speaks to it at the meeting. */
export const ItemProposed = event('decisions.item-proposed', 1, {
  item: ItemId, number: DocumentNumber, category: Category, title: Title, amount: Fen.optional(), unit: UnitId, proposer: StaffId, proposedOn: LocalDate,
  reporter: StaffId.optional(), materials: Materials.optional(),
});

/** The item was taken back by whom put it forward, before it was decided. Nothing is deleted. */
export const ItemWithdrawn = event('decisions.item-withdrawn', 1, { item: ItemId, reason: z.string().trim().min(2).max(500), withdrawnOn: LocalDate });

/** Materials came to an item after it was put forward. */
export const MaterialsAdded = event('decisions.materials-added', 1, { item: ItemId, materials: Materials, addedOn: LocalDate });

export type ItemEvent = EventOf<typeof ItemProposed | typeof ItemWithdrawn | typeof MaterialsAdded>;
