using System.Text.Json.Nodes;
using Xunit;

namespace App.Tests.Storefronts;

/// <summary>
/// A schema we publish, with Ajv as its judge, one for all the tests of a class; and small deliveries with one field
/// set, as text, so that numbers keep all their digits.
/// </summary>
internal sealed class PublishedSchema(string file, string type, params (string Name, string Value)[] fields)
{
    private readonly Oracle ajv = Oracle.Start("schema.mjs", PathOf(file));

    public static TheoryData<string> Examples(string file) => new(
        JsonNode.Parse(File.ReadAllText(PathOf(file)))!["examples"]!.AsArray()
            .Select(example => example!.ToJsonString()));

    public string With(string field, string value)
    {
        var all = fields.ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal);
        all[field] = value;
        var data = string.Join(',', all.Select(each => $"\"{each.Key}\":{each.Value}"));
        return $$"""{"type":"{{type}}","data":{""" + data + "}}";
    }

    public async Task<IEnumerable<string>> ErrorsAsync(string body) =>
        (await ajv.AskAsync(new { body }))["errors"]!.AsArray().Select(error => error!.GetValue<string>());

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Storefronts", file);
}
