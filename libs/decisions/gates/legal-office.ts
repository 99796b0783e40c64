/** The bureau's own legality reviewers (法制审核机构), who answer where nobody else is said. */
export const LEGAL_OFFICE = '政策法规科';
/** The gates that are theirs. */
export const legalOffice = (gate: unknown): boolean => gate === 'legalityReview' || gate === 'fairCompetition';
