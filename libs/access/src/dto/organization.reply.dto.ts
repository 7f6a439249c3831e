export class OrganizationReply {
  id: string;
  name: string;
  /** The country whose phone numbers it writes without a country code (ISO 3166). */
  defaultRegion: string;
}
