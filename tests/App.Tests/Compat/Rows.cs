using Azure.Data.Tables;

namespace App.Tests.Compat;

/// <summary>All rows a filter lets through.</summary>
internal static class Rows
{
    public static async Task<List<TableEntity>> OfAsync(
        TableClient table,
        string? filter = null,
        int? maxPerPage = null,
        IEnumerable<string>? select = null)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, maxPerPage, select))
        {
            rows.Add(row);
        }

        return rows;
    }
}
