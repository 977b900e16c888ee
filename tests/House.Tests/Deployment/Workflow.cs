using System.Text.Json;

namespace House.Tests.Deployment;

/// <summary>One workflow of GitHub's, as text and as a parser of others reads it (tests/oracles/yaml.mjs).</summary>
internal sealed record Workflow(string File, string Text, JsonElement Content)
{
    private static readonly Lazy<Workflow[]> Read =
        new(() => From([.. Tree.Under(".github/workflows")]));

    public static IReadOnlyList<Workflow> All => Read.Value;

    public IEnumerable<JsonProperty> Jobs => Content.GetProperty("jobs").EnumerateObject();

    /// <summary>Jobs with steps of their own; the others call a workflow.</summary>
    public IEnumerable<JsonProperty> OwnJobs => Jobs.Where(job => job.Value.TryGetProperty("steps", out _));

    public IEnumerable<JsonElement> Steps =>
        OwnJobs.SelectMany(job => job.Value.GetProperty("steps").EnumerateArray());

    public static Workflow[] From(params string[] paths) =>
    [
        .. JsonDocument.Parse(Oracle.Ask("tests/oracles/yaml.mjs", paths)).RootElement.EnumerateArray()
            .Select(one => (File: one.GetProperty("file").GetString()!, Content: one.GetProperty("content").Clone()))
            .Select(one => new Workflow(
                one.File, System.IO.File.ReadAllText(Path.Combine(Tree.Root, one.File)), one.Content)),
    ];

    /// <summary>What stands under a name, whole; nothing where it is not there.</summary>
    public static string? At(JsonElement element, params string[] path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.ToString();
    }
}
