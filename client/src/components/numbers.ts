const thousands = new Intl.NumberFormat('en', { maximumFractionDigits: 4 });

/** `10,000`, the same in both languages. */
export const formatNumber = (value: number) => thousands.format(value);
