// The field of a command that takes a workbook: one .xlsx, sent in the private chat or uploaded before.
import { z } from 'zod';
import { field, FileRef } from '#kernel';

const OneFile = z.array(FileRef).length(1);

/**
 * One workbook.
 * @param of what the empty one is asked for with: `导入模板 法律顾问`
 * @param like its name, as a regular expression
 */
export const workbookField = ({
  label,
  of,
  like,
}: {
  readonly label: string;
  readonly of: string;
  readonly like: string;
}) =>
  field(OneFile, {
    label,
    ask: `请在私聊中发送填好的 .xlsx 表格（空表请说“导入模板 ${of}”）。`,
    example: '[]',
    written: '（发送文件）',
    kind: { is: 'files', like },
  });
