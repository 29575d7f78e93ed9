import { type Argument, Command, CommanderError, Option } from 'commander'
import type { Language } from '../message.ts'
import { budgetWords } from '../terminal/budget-words.ts'
import { coverWords } from '../terminal/cover-words.ts'
import { impositionWords } from '../terminal/imposition-words.ts'
import { shopWords } from '../terminal/shop-words.ts'
import { words } from '../terminal/words.ts'
import type { BookletOptions } from './booklet.ts'
import type { BudgetOptions } from './budget.ts'
import type { CommandContext } from './command.ts'
import type { CoverOptions } from './cover.ts'
import type { ImpositionOptions } from './imposition-wishes.ts'
import type { PersonaliseOptions } from './personalise.ts'
import type { PreflightOptions } from './preflight.ts'
import type { PressOptions } from './press.ts'
import type { ShopOptions } from './shop.ts'

/** What was asked for on the command line, ready to be done. */
export type Task = {
  perform: (context: CommandContext) => Promise<void>
  options: SharedOptions
}

export type SharedOptions = { json?: true; quiet?: true; cache?: string }

/**
 * Read the command line.
 *
 * `undefined` where all is done with it (help, version). Throws commander's `CommanderError` on wrong use,
 * already told through `write`. Commands are loaded only when they run: help and faults come at once.
 */
export async function parseCommandLine(
  argv: readonly string[],
  language: Language,
  version: string,
  write: { out: (text: string) => void; error: (text: string) => void },
): Promise<Task | undefined> {
  const { help, wrongUse } = words[language]
  let task: Task | undefined
  const program = new Command('banxin')
    .description(help.program)
    .version(version, '-V, --version', help.showVersion)
    .helpOption('-h, --help', help.showHelp)
    .helpCommand(false)
    .addHelpText('after', `\n${help.example}\n  npm run pdf -- manuscript --output output\n\n${help.codes}`)
    .exitOverride()
    .configureHelp({
      styleTitle: (title) => help.titles[title] ?? title,
      argumentDescription: described,
      optionDescription: described,
    })
    .configureOutput({
      writeOut: write.out,
      writeErr: write.error,
      // Told below, in the reader's language.
      outputError: () => undefined,
    })

  command('pdf', help.pdf, true)
    .argument('[folder]', help.folder, 'manuscript')
    .option('--edition <name>', help.edition)
    .option('--output <folder>', help.output, 'output')
    .option('--archive', help.archive)
    .action(
      (folder: string, options: SharedOptions & { output: string; archive?: true; edition?: string }) => {
        task = {
          options,
          perform: async (context) => (await import('./pdf.ts')).pdfCommand(context, folder, options),
        }
      },
    )
  command('epub', help.epub, true)
    .argument('[folder]', help.folder, 'manuscript')
    .option('--edition <name>', help.edition)
    .option('--output <folder>', help.output, 'output')
    .option('--no-pages', help.noPages)
    .action(
      (folder: string, options: SharedOptions & { output: string; pages: boolean; edition?: string }) => {
        task = {
          options,
          perform: async (context) => (await import('./epub.ts')).epubCommand(context, folder, options),
        }
      },
    )
  command('press', help.press, true)
    .argument('[file-or-folder]', help.pressTarget, 'manuscript')
    .option('--edition <name>', help.edition)
    .option('--output <folder>', help.output, 'output')
    .addOption(new Option('--standard <name>', help.standard).choices(['X-4', 'X-3', 'X-1a']))
    .option('--icc <file>', help.icc)
    .option('--bleed <length>', help.bleed)
    .option('--no-marks', help.noMarks)
    .action((target: string, options: SharedOptions & PressOptions) => {
      task = {
        options,
        perform: async (context) => (await import('./press.ts')).pressCommand(context, target, options),
      }
    })
  const sheets = impositionWords[language].options
  const choice = (flags: string, description: string, choices: string[]) =>
    new Option(flags, description).choices(choices)
  command('impose', help.impose, true)
    .argument('[file-or-folder]', sheets.target, 'manuscript')
    .option('--edition <name>', help.edition)
    .option('--output <folder>', sheets.output, 'output')
    .addOption(choice('--scheme <name>', sheets.scheme, ['saddle', 'perfect', 'n-up', 'cut-and-stack']))
    .option('--signature <pages>', sheets.signature)
    .option('--folded <pages>', sheets.folded)
    .addOption(choice('--last <size>', sheets.last, ['short', 'full']).default('short'))
    .addOption(choice('--edge <side>', sheets.edge, ['left', 'right']))
    .addOption(choice('--blanks <place>', sheets.blanks, ['end', 'before-back-cover']).default('end'))
    .addOption(choice('--creep <way>', sheets.creep, ['inward', 'centred', 'none']).default('inward'))
    .option('--paper <name>', sheets.paper)
    .option('--caliper <length>', sheets.caliper)
    .option('--sheet <size>', sheets.sheet)
    .option('--grid <columns x rows>', sheets.grid)
    .option('--stack <sheets>', sheets.stack)
    .addOption(choice('--duplex <edge>', sheets.duplex, ['short', 'long', 'separate']).default('short'))
    .option('--reverse-backs', sheets.reverseBacks)
    .option('--one-sided', sheets.oneSided)
    .option('--gutter <length>', sheets.gutter)
    .option('--spine <length>', sheets.spine)
    .addOption(choice('--spine-bleed <way>', sheets.spineBleed, ['clip', 'keep']).default('clip'))
    .option('--bleed <length>', sheets.bleed)
    .option('--no-marks', sheets.noMarks)
    .option('--scale <percent>', sheets.scale, '100')
    .action(
      (target: string, options: SharedOptions & ImpositionOptions & { output: string; edition?: string }) => {
        task = {
          options,
          perform: async (context) => (await import('./impose.ts')).imposeCommand(context, target, options),
        }
      },
    )
  command('booklet', help.booklet, true)
    .argument('[file-or-folder]', sheets.bookletTarget, 'manuscript')
    .option('--edition <name>', help.edition)
    .option('--output <folder>', sheets.output, 'output')
    .addOption(choice('--duplex <edge>', sheets.duplex, ['short', 'long', 'separate']).default('short'))
    .option('--reverse-backs', sheets.reverseBacks)
    .option('--signature <pages>', sheets.bookletSignature)
    .option('--sheet <size>', sheets.bookletSheet, 'A4')
    .addOption(choice('--edge <side>', sheets.edge, ['left', 'right']))
    .addOption(choice('--blanks <place>', sheets.blanks, ['end', 'before-back-cover']).default('end'))
    .addOption(choice('--creep <way>', sheets.creep, ['inward', 'centred', 'none']).default('inward'))
    .option('--paper <name>', sheets.bookletPaper)
    .option('--caliper <length>', sheets.caliper)
    .action((target: string, options: SharedOptions & BookletOptions) => {
      task = {
        options,
        perform: async (context) => (await import('./booklet.ts')).bookletCommand(context, target, options),
      }
    })
  const coverOptions = coverWords[language].options
  command('cover', help.cover, true)
    .argument('[folder]', help.folder, 'manuscript')
    .option('--edition <name>', help.edition)
    .option('--output <folder>', help.output, 'output')
    .option('--pages <number>', coverOptions.pages)
    .option('--paper <name>', coverOptions.paper)
    .option('--caliper <length>', coverOptions.caliper)
    .option('--spine <length>', coverOptions.spine)
    .action((folder: string, options: SharedOptions & CoverOptions) => {
      task = {
        options,
        perform: async (context) => (await import('./cover.ts')).coverCommand(context, folder, options),
      }
    })
  command('budget', help.budget, true)
    .argument('[folder]', help.folder, 'manuscript')
    .option('--edition <name>', help.edition)
    .option('--apply <proposal>', budgetWords[language].apply)
    .action((folder: string, options: SharedOptions & BudgetOptions) => {
      task = {
        options,
        perform: async (context) => (await import('./budget.ts')).budgetCommand(context, folder, options),
      }
    })
  command('shop', help.shop, true)
    .argument('[folder]', help.folder, 'manuscript')
    .option('--edition <name>', help.edition)
    .option('--output <folder>', help.output, 'output')
    .option('--profile <name>', shopWords[language].profile)
    .action((folder: string, options: SharedOptions & ShopOptions) => {
      task = {
        options,
        perform: async (context) => (await import('./shop.ts')).shopCommand(context, folder, options),
      }
    })
  command('build', help.build, true)
    .argument('[folder]', help.folder, 'manuscript')
    .option('--edition <name>', help.edition)
    .option('--output <folder>', help.output, 'output')
    .action((folder: string, options: SharedOptions & { output: string; edition?: string }) => {
      task = {
        options,
        perform: async (context) => (await import('./build.ts')).buildCommand(context, folder, options),
      }
    })
  command('personalise', help.personalise, true)
    .argument('[table]', help.table)
    .argument('[folder]', help.folder, 'manuscript')
    .option('--edition <name>', help.edition)
    .option('--output <folder>', help.output, 'output')
    .option('--rows <numbers>', help.rows)
    .option('--merged', help.merged)
    .addOption(choice('--copies <way>', help.copies, ['repeat', 'once']).default('repeat'))
    .action((table: string | undefined, folder: string, options: SharedOptions & PersonaliseOptions) => {
      task = {
        options,
        perform: async (context) =>
          (await import('./personalise.ts')).personaliseCommand(context, table, folder, options),
      }
    })
  command('lint', help.lint, true)
    .argument('[folder]', help.folder, 'manuscript')
    .option('--fix', help.fix)
    .action((folder: string, options: SharedOptions & { fix?: true }) => {
      task = {
        options,
        perform: async (context) => (await import('./lint.ts')).lintCommand(context, folder, options),
      }
    })
  command('check', help.check, true)
    .argument('[folder]', help.folder, 'manuscript')
    .option('--edition <name>', help.edition)
    .action((folder: string, options: SharedOptions & { edition?: string }) => {
      task = {
        options,
        perform: async (context) => (await import('./check.ts')).checkCommand(context, folder, options),
      }
    })
  command('check-epub', help.checkEpub, false)
    .argument('<file>', help.epubFile)
    .action((file: string, options: SharedOptions) => {
      task = {
        options,
        perform: async (context) => (await import('./check-epub.ts')).checkEpubCommand(context, file),
      }
    })
  command('preflight', help.preflight, false)
    .argument('<file>', help.pdfFile)
    .option('--profile <name>', help.profile, 'press')
    .option('--trim <size>', help.trim)
    .option('--book <folder>', help.book)
    .option('--html <file>', help.html)
    .action((file: string, options: SharedOptions & PreflightOptions) => {
      task = {
        options,
        perform: async (context) => (await import('./preflight.ts')).preflightCommand(context, file, options),
      }
    })
  command('import', help.import, false)
    .argument('<file>', help.source)
    .option('--to <folder>', help.to)
    .option('--force', help.force)
    .option('--encoding <name>', help.encoding)
    .action((file: string, options: SharedOptions & { to?: string; force?: true; encoding?: string }) => {
      task = {
        options,
        perform: async (context) => (await import('./import.ts')).importCommand(context, file, options),
      }
    })

  /** Instead of commander's English `(default: …)`; what may be chosen, the descriptions say themselves. */
  function described({ description, defaultValue }: Argument | Option): string {
    return defaultValue === undefined ? description : `${description}${help.byDefault(String(defaultValue))}`
  }

  /** A command with the options that all have. */
  function command(name: string, description: string, caches: boolean): Command {
    const made = program.command(name).description(description).helpOption('-h, --help', help.showHelp)
    if (caches) made.option('--cache <folder>', help.cache)
    return made
      .addOption(new Option('--lang <language>', help.lang).choices(['en', 'zh']))
      .option('--json', help.json)
      .option('--quiet', help.quiet)
  }

  try {
    await program.parseAsync([...argv], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return undefined
    // `banxin` alone has shown its help already.
    if (error.code !== 'commander.help') write.error(`${wrongUseSentence(error, wrongUse)}\n`)
    throw error
  }
  return task
}

/** Commander's English sentence, or ours with what it names in quotes. */
function wrongUseSentence(error: CommanderError, sentences: Record<string, string>): string {
  const sentence = sentences[error.code]
  if (sentence === undefined) return error.message
  return sentence.replace('{name}', /'([^']*)'/.exec(error.message)?.[1] ?? '')
}
