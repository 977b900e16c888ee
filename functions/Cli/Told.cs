using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Loyalty.Cli;

/// <summary>
/// What a command has to say: one JSON document, the same for people, and aside what is not data (standard error).
/// </summary>
public sealed record Told(string Json, string Text, int Exit = Cli.Exit.Fine, string Aside = "")
{
    public static Told Of<T>(
        T document, JsonTypeInfo<T> shape, string text, int exit = Cli.Exit.Fine, string aside = "") =>
        new(JsonSerializer.Serialize(document, shape), text, exit, aside);

    /// <summary>What was refused, or could not be done.</summary>
    public static Told Problem(CouldNotException reason)
    {
        var problem = new ProblemLine(reason.Code, reason.Message, reason.Next, [.. reason.Flaws]);
        return Of(
            new ProblemDocument(problem),
            CliText.Default.ProblemDocument,
            "",
            Cli.Exit.CouldNot,
            $"{Plain.Text(reason.Message)} ({Plain.Text(reason.Code)})\n{Plain.Lines(reason.Next)}\n");
    }

    /// <summary>Says it: the document or the words, and how the command ends.</summary>
    public int Say(bool asJson)
    {
        Console.Out.Write(asJson ? Json + "\n" : Text);
        if (!asJson)
        {
            Console.Error.Write(Aside);
        }

        return Exit;
    }
}
