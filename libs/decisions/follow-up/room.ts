import { part } from '#infra/rooms';
import { eventTypesIn } from '#kernel';
import * as recorded from './events.ts';
import { AssignTask } from './assign-task.ts';
import { FindTasks } from './find-tasks.ts';
import { FinishTask } from './finish-task.ts';
import { ReportTask } from './report-task.ts';
import { TaskDesk } from './task-desk.ts';
import { TaskProgress } from './task-progress.ts';
import { taskRegister } from './task-register/task-reader.ts';
import { TasksAtHand } from './tasks-at-hand.ts';

/** What was passed is carried out (督办). */
export const followUp = part({
  events: eventTypesIn(recorded),
  commands: [AssignTask, ReportTask, FinishTask],
  queries: [FindTasks, TaskProgress, TasksAtHand],
  services: [TaskDesk],
  readers: [taskRegister],
});
