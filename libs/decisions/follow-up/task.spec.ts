import { describe, test } from '@jest/globals';
import { specificationOf } from '#support';
import type { LocalDate, StaffId, UnitId } from '#kernel';
import type { ItemId, MeetingId } from '../ground/terms.ts';
import {
  TaskAssigned,
  TaskCancelled,
  TaskFinished,
  TaskReassigned,
  TaskReopened,
  TaskReported,
  TaskReturned,
  type TaskId,
} from './events.ts';
import {
  assignTask,
  cancelTask,
  finishTask,
  reassignTask,
  reportTask,
  returnTask,
  task,
  type Assignment,
} from './task.ts';

const { given } = specificationOf(task);
const today = '2026-04-20' as LocalDate;
const id = '018f2b3c-0000-7000-8000-0000000000cc' as TaskId;
const owner = 'zhangwei' as StaffId;
const due = '2026-06-30' as LocalDate;
const assignment = (change: Partial<Assignment> = {}): Assignment => ({
  task: id,
  meeting: id as unknown as MeetingId,
  place: 1,
  item: id as unknown as ItemId,
  what: '采购高性能计算平台',
  unit: 'platform' as UnitId,
  owner,
  marks: [],
  assignedOn: today,
  ...change,
});
const assigned = (change: Partial<Assignment> = {}) =>
  TaskAssigned({ ...assignment(change), number: { series: '任务', year: 2026, serial: 1 } });
const finished = TaskFinished({ task: id, result: '已完成采购', finishedOn: today, materials: undefined, marks: [] });

describe('what a meeting passed is to be done', () => {
  test('once, with a number of its year', () => {
    given()
      .when(assignTask(assignment()))
      .happened(TaskAssigned({ ...assignment(), number: { series: '任务', year: 2026, serial: 0 } }));
    given(assigned()).when(assignTask(assignment())).nothing();
  });
  test('by another, or by another day', () => {
    given(assigned())
      .when(reassignTask({ due }, today))
      .happened(TaskReassigned({ task: id, owner, unit: 'platform' as UnitId, due }));
    given(assigned({ due })).when(reassignTask({ due }, today)).nothing();
  });
  test('is reported on and finished by its owner or the office', () => {
    given(assigned())
      .when(reportTask('已挂网招标', undefined, owner, ['staff'], today))
      .happened(TaskReported({ task: id, progress: '已挂网招标', reportedOn: today, materials: undefined, marks: [] }));
    given(assigned())
      .when(reportTask('已挂网招标', undefined, 'xuning' as StaffId, ['staff'], today))
      .refused('decisions.owner-or-office');
    given(assigned())
      .when(finishTask('已完成采购', today, undefined, 'chenxia' as StaffId, ['office'], today))
      .happened(finished);
    given(assigned())
      .when(finishTask('已完成采购', '2026-04-21' as LocalDate, undefined, owner, ['staff'], today))
      .refused('decisions.not-in-future');
    given(assigned(), finished)
      .when(finishTask('再办一次', today, undefined, owner, ['staff'], today))
      .refused('decisions.task-finished');
  });
  test('gets no day that has passed; one that is overdue a new day only for a reason', () => {
    given(assigned())
      .when(reassignTask({ due: '2026-04-19' as LocalDate }, today))
      .refused('decisions.due-passed');
    given(assigned({ due }), TaskReturned({ task: id, due }))
      .when(reassignTask({ due: '2026-07-31' as LocalDate }, today))
      .refused('decisions.extension-reason');
    given(assigned({ due }), TaskReturned({ task: id, due }))
      .when(reassignTask({ due: '2026-07-31' as LocalDate, reason: '供货推迟' }, today))
      .happened(
        TaskReassigned({
          task: id,
          owner,
          unit: 'platform' as UnitId,
          due: '2026-07-31' as LocalDate,
          reason: '供货推迟',
        }),
      );
    given(assigned())
      .when(finishTask('已完成采购', '2026-04-19' as LocalDate, undefined, owner, ['staff'], today))
      .refused('decisions.before-assigned');
  });
  test('goes back to the group when its day passed, once for that day', () => {
    const returned = TaskReturned({ task: id, due });
    given(assigned({ due })).when(returnTask(due)).happened(returned);
    given(assigned({ due }), returned).when(returnTask(due)).nothing();
    given(assigned({ due }), finished).when(returnTask(due)).nothing();
    given(
      assigned({ due }),
      returned,
      TaskReassigned({ task: id, owner, unit: 'platform' as UnitId, due: '2026-07-31' as LocalDate }),
    )
      .when(returnTask('2026-07-31' as LocalDate))
      .happened(TaskReturned({ task: id, due: '2026-07-31' as LocalDate }));
    given(assigned()).when(returnTask(due)).nothing();
  });
  test('is no more, if the resolution was corrected away', () => {
    given(assigned())
      .when(cancelTask('表决更正'))
      .happened(TaskCancelled({ task: id, reason: '表决更正' }));
    given(assigned(), TaskCancelled({ task: id, reason: '表决更正' }))
      .when(reportTask('进展', undefined, owner, ['staff'], today))
      .refused('decisions.task-cancelled');
    given(assigned(), finished).when(cancelTask('表决更正')).nothing();
  });
  test('is taken up again, if it was corrected back', () => {
    given(assigned(), TaskCancelled({ task: id, reason: '表决更正' }))
      .when(assignTask(assignment()))
      .happened(TaskReopened({ task: id, reason: '决议更正' }));
    given(assigned(), TaskCancelled({ task: id, reason: '表决更正' }), TaskReopened({ task: id, reason: '决议更正' }))
      .when(reportTask('已挂网招标', undefined, owner, ['staff'], today))
      .happened(TaskReported({ task: id, progress: '已挂网招标', reportedOn: today, materials: undefined, marks: [] }));
  });
});
