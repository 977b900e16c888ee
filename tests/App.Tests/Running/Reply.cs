using System.Text.Json.Nodes;

namespace App.Tests.Running;

/// <summary>An answer, read: its status, headers and JSON.</summary>
public sealed class Reply
{
    private readonly HttpResponseMessage answer;

    private Reply(HttpResponseMessage answer, string text) => (this.answer, Text) = (answer, text);

    public int Status => (int)answer.StatusCode;

    public string Text { get; }

    public JsonObject Json => JsonNode.Parse(Text)!.AsObject();

    public string? Type => answer.Content.Headers.ContentType?.ToString();

    public string? Outcome => this["outcome"];

    public string? Code => this["code"];

    public string? Reason => this["reason"];

    public long? Points => (long?)Json["points"];

    public long? Balance => (long?)Json["balance"];

    private string? this[string name] => (string?)Json[name];

    public static async Task<Reply> To(Task<HttpResponseMessage> asked)
    {
        var given = await asked;
        return new Reply(given, await given.Content.ReadAsStringAsync());
    }

    /// <summary>A header's values as one text; null where it is not there.</summary>
    public string? Header(string name) =>
        answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : null;

    public override string ToString() => $"{Status} {Text}";
}
