export const isCampaign = process.env['CAMPAIGN'] === '1';

/** How many: of a long campaign (`npm run campaign`), and of the short version of it that every test run has. */
export const howMany = (campaign: number, ordinary: number): number => (isCampaign ? campaign : ordinary);
