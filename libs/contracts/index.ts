import { room } from '#infra/rooms';
import { eventTypesIn } from '#kernel';
import { AddPerformance } from './add-performance.ts';
import { AskAgain } from './ask-again.ts';
import { CloseContract } from './close.ts';
import { ContractDesk } from './contract-desk.ts';
import { ContractFiles } from './contract-files.ts';
import { ContractLedger } from './contract-ledger.ts';
import { ContractProgress } from './contract-progress.ts';
import { contractRegister } from './contract-register/contract-reader.ts';
import { contractMigrations } from './contract-register/migration.ts';
import { CorrectContract } from './correct-contract.ts';
import { EnterContract } from './enter-contract.ts';
import * as recorded from './events.ts';
import { FindContracts } from './find-contracts.ts';
import { Perform } from './perform.ts';
import { RecordContractReview } from './record-review.ts';
import { contractsSentences } from './refusals.ts';
import { ReviewContract } from './review.ts';
import { SetThreshold } from './set-threshold.ts';
import { SignContract } from './sign.ts';
import { StrikeSignature } from './strike-signature.ts';
import { whenContractGoesToCounsel } from './when-contract-goes-to-counsel.ts';
import { whenContractMoves } from './when-contract-moves.ts';
import { whenOpinionAnswers } from './when-opinion-answers.ts';
import { WithdrawContract } from './withdraw.ts';

/** Contracts: reviewed before they are signed, with the dates of their performance. */
export const contracts = room({
  name: 'contracts',
  title: '合同',
  events: eventTypesIn(recorded),
  commands: [
    ReviewContract,
    AskAgain,
    RecordContractReview,
    SignContract,
    StrikeSignature,
    CorrectContract,
    AddPerformance,
    Perform,
    CloseContract,
    WithdrawContract,
    SetThreshold,
    EnterContract,
  ],
  queries: [FindContracts, ContractProgress, ContractLedger],
  services: [ContractDesk],
  readers: [contractRegister],
  policies: [whenContractMoves, whenContractGoesToCounsel, whenOpinionAnswers],
  sentences: contractsSentences,
  migrations: contractMigrations,
  files: ContractFiles,
});
