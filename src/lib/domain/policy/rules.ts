// The ids of every rule that a decision can carry; RULES.md says them in words, messages say them to people.
export const RULES = [
	'P1', // the author alone, until opened
	'P2', // the holder
	'P3', // common: everybody admitted
	'P4', // common, to read only
	'P5', // shared secret: named, bound, same mission, agreed
	'P6', // a person concerned reads what is about them
	'P7', // reserved: the allow-list
	'P8', // derived: through a confirmed link, while it holds
	'P9', // refused: not at this table (removed, ended, no seat)
	'P10', // refused: not opened, or closed by its holder
	'P11', // refused: not named at the opening
	'P12', // refused: not bound by professional secrecy
	'P13', // refused: other mission
	'P14', // refused: no agreement in force covers this reader
	'P15', // refused: an authority is at the table
	'P16', // refused: taken off; waits for a new opening
	'P17', // refused: no link that holds now
	'P18', // refused: without missions or persons concerned nothing opens
	'P19', // refused: another person concerned has not agreed
	'P20', // refused: this device shows common parts only
	'P21', // refused: a reserved part is closed to the rest of the family
	'P22', // an extract, to whom it is addressed: agreed word for word
	'P23', // refused: its words are not agreed for this reader by everybody concerned
	'P24', // the holder of agreed words, to read only
	'P25', // refused: an extract is not addressed to such a person
	'P26', // confided: its new holder alone
	'P27', // own words, with the part that they stand beside
	'P28', // refused: own words are read with their part alone
	'P29', // refused: withheld from a person concerned for now
	'P30', // refused: a superior who does not take part in this help
	'P31', // a superior who takes part, as the holder recorded
	'P32', // refused: a volunteer before the legal notice
	'P33', // case conference: named by the holder
	'P34', // refused: the notes have had their time
	'P35', // whoever types for its holder, while they dictate
] as const;
export type RuleId = (typeof RULES)[number];
