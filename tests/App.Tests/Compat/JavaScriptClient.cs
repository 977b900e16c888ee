using System.Text.Json.Nodes;
using Azure.Data.Tables;
using FluentAssertions;

namespace App.Tests.Compat;

/// <summary>Microsoft's JavaScript client on the same emulator, as someone who has never seen our code.</summary>
internal static class JavaScriptClient
{
    private static readonly Lazy<Oracle> Lazily = new(() => Oracle.Start("data-tables.mjs", Azurite.ConnectionString));

    public static Task<JsonObject> AskAsync(object question) => Lazily.Value.AskAsync(question);

    /// <summary>The row as it reads it, each property as <c>{"type", "value"}</c>.</summary>
    public static async Task<JsonObject> ReadAsync(TableClient table, string partitionKey, string rowKey) =>
        await ValueAsync(new { op = "read", table = table.Name, partitionKey, rowKey });

    public static Task InsertAsync(TableClient table, JsonObject row) =>
        ValueAsync(new { op = "insert", table = table.Name, row });

    public static async Task<JsonObject> ValueAsync(object question)
    {
        var answer = await AskAsync(question);
        answer.Should().ContainKey("value", answer.ToJsonString());
        return answer["value"]!.AsObject();
    }

    /// <summary>A property as the client takes and gives it.</summary>
    public static JsonObject Typed(string type, string value) => new() { ["type"] = type, ["value"] = value };
}
