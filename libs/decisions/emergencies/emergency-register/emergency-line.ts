export interface EmergencyTables {
  emergency_register: {
    organ: string;
    emergency: string;
    acted_on: string;
    due: string | null;
    ratified_on: string | null;
  };
}
