export { FileHolders } from './file-holders.ts';
export {
  part,
  room,
  type FileHolder,
  type OnRounds,
  type Part,
  type Room,
  type RoomDeclaration,
  type Round,
} from './room.ts';
