/** What was done alone: the day, the day of the meeting that is to ratify it, the day one did. */
export interface EmergencyTables {
  emergency_register: {
    organ: string;
    emergency: string;
    acted_on: string;
    due: string | null;
    ratified_on: string | null;
    /** The day a meeting voted against it. */
    rejected_on: string | null;
  };
}
