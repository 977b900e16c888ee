using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Loyalty.Cli;

/// <summary>A command's help, and below it how it is used.</summary>
public sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    /// <summary>Who asks for help has not said everything yet.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var code = help.Invoke(parseResult);
        if (Verb.ExamplesOf(parseResult.CommandResult.Command) is { Count: > 0 } examples)
        {
            parseResult.InvocationConfiguration.Output.Write(
                "Examples:\n" + string.Concat(examples.Select(example => $"  {example}\n")) + "\n");
        }

        return code;
    }
}
