using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Loyalty.Program;

namespace Loyalty.Tests.Documents;

/// <summary>A program document in which everything is said, and changes to it.</summary>
public static class Document
{
    private const string Removed = "";

    private static readonly string Everything =
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Documents", "everything.json"));

    public static JsonObject Whole() => JsonNode.Parse(Everything)!.AsObject();

    /// <summary>The document with a JSON value at a place, or without it where the value is empty.</summary>
    public static string With(string place, string value)
    {
        var whole = Whole();
        var steps = place.Split('/')[1..];
        JsonNode at = whole;
        foreach (var step in steps[..^1])
        {
            at = (at is JsonArray all ? all[Number(step)] : at[step])!;
        }

        var put = value == Removed ? null : JsonNode.Parse(value);
        switch (at)
        {
            case JsonArray all when value == Removed:
                all.RemoveAt(Number(steps[^1]));
                break;
            case JsonArray all when Number(steps[^1]) == all.Count:
                all.Add(put);
                break;
            case JsonArray all:
                all[Number(steps[^1])] = put;
                break;
            case JsonObject named when value == Removed:
                named.Remove(steps[^1]);
                break;
            default:
                at[steps[^1]] = put;
                break;
        }

        return whole.ToJsonString();
    }

    public static (LoyaltyProgram? Program, IReadOnlyList<Flaw> Flaws) Read(string text) =>
        ProgramDraft.Read(Encoding.UTF8.GetBytes(text), 1, Some.Noon(-1_000), ["hand", "pool", "shopify"]);

    private static int Number(string step) => int.Parse(step, CultureInfo.InvariantCulture);
}
