using System.CommandLine;
using System.Runtime.CompilerServices;

namespace Loyalty.Cli;

/// <summary>
/// Makes one command: its own words, what every command takes, and examples for its help. It says what it found or why
/// it could not, and never throws at people.
/// </summary>
public static class Verb
{
    private static readonly ConditionalWeakTable<Command, IReadOnlyList<string>> Examples = [];

    public static Command Of(
        string name,
        string description,
        Func<Asked, Task<Told>> run,
        IReadOnlyList<string> examples,
        params ReadOnlySpan<Symbol> own)
    {
        var command = Offline(name, description, run, examples, own);
        command.Add(Options.Url);
        command.Add(Options.Key);
        command.Add(Options.Patience);
        return command;
    }

    /// <summary>One that never speaks to the app.</summary>
    public static Command Offline(
        string name,
        string description,
        Func<Asked, Task<Told>> run,
        IReadOnlyList<string> examples,
        params ReadOnlySpan<Symbol> own)
    {
        var command = new Command(name, description);
        Examples.Add(command, examples);
        foreach (var one in own)
        {
            if (one is Argument argument)
            {
                command.Add(argument);
            }
            else
            {
                command.Add((Option)one);
            }
        }

        command.Add(Options.Json);
        command.SetAction((given, stop) => Run(run, given, stop));
        return command;
    }

    public static IReadOnlyList<string> ExamplesOf(Command command) =>
        Examples.TryGetValue(command, out var examples) ? examples : [];

    private static async Task<int> Run(Func<Asked, Task<Told>> run, ParseResult given, CancellationToken stop)
    {
        using var asked = new Asked(given, stop);
        try
        {
            return (await run(asked)).Say(asked.IsJson);
        }
        catch (CouldNotException reason)
        {
            return Told.Problem(reason).Say(asked.IsJson);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return Told.Problem(new CouldNotException(
                "stopped", "Stopped before the end.", "Look what was done before you start it again."))
                .Say(asked.IsJson);
        }
        catch (Exception bug)
        {
            return Told.Problem(new CouldNotException(
                "bug", $"{bug.GetType().Name}: {bug.Message}", "It is a bug of this command: report it."))
                .Say(asked.IsJson);
        }
    }
}
