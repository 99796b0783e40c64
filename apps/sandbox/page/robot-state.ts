// Whether the robot is there.
import { ref } from 'vue';
import { api, type Gateway } from './api.ts';
import { concerns, onChange } from './live.ts';

/** The robot's name, and whether one is connected. */
export const robot = ref<Gateway>({ botName: '机器人', corpName: '', connections: 1, waiting: 0 });

onChange((changes) => {
  if (concerns(changes, 'gateway'))
    api.gateway().then(
      (it) => {
        robot.value = it;
      },
      () => undefined,
    );
});
