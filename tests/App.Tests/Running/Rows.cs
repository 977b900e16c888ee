using System.Text;
using Azure.Data.Tables;
using FluentAssertions;

namespace App.Tests.Running;

/// <summary>
/// All rows of all tables of one app, to be compared: what was written, and that nothing was. Without the last
/// deliveries, where every one that is rejected is noted.
/// </summary>
public sealed class Rows(string prefix)
{
    /// <summary>Each row as one line: its keys and the ETag, which every write changes.</summary>
    public Task<List<string>> Now() => All(row => row.ETag.ToString());

    /// <summary>Everything that is stored in plain words.</summary>
    public async Task<string> Text() => string.Join('\n', await All(row => string.Join(
        '|',
        row.Select(property => property.Value is byte[] bytes ? Encoding.Latin1.GetString(bytes) : property.Value))));

    /// <summary>Does something and holds it to writing nothing at all.</summary>
    public async Task<T> Unchanged<T>(Func<Task<T>> act)
    {
        var before = await Now();
        var answer = await act();
        (await Now()).Should().Equal(before, "a refusal writes nothing");
        return answer;
    }

    private async Task<List<string>> All(Func<TableEntity, string> content)
    {
        var rows = new List<string>();
        await foreach (var table in Azurite.Service.QueryAsync($"TableName ge '{prefix}' and TableName lt '{prefix}~'"))
        {
            if (table.Name == prefix + "deliveries")
            {
                continue;
            }

            await foreach (var row in Azurite.Service.GetTableClient(table.Name).QueryAsync<TableEntity>())
            {
                rows.Add($"{table.Name}|{row.PartitionKey}|{row.RowKey}|{content(row)}");
            }
        }

        rows.Sort(StringComparer.Ordinal);
        return rows;
    }
}
