/** The report's name: no glob of chapters takes it. */
export const reportName = 'import-report.txt'
