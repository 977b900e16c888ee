using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Web;

namespace Simulation.Tables;

/// <summary>A request as a client sends it; <paramref name="Target"/> begins after the account's address.</summary>
internal sealed record TableRequest(
    string Method, string Target, string? ContentType, string? IfMatch, ReadOnlyMemory<byte> Body)
{
    public bool IsRead => Method == "GET";

    /// <summary>Whether it writes over whatever is there.</summary>
    public bool TakesAny => IfMatch == "*" || (IfMatch is null && Method is not ("GET" or "POST"));

    /// <summary>Whether it only adds rows: a repeat of it that meets itself is 409, never 412.</summary>
    public bool IsInsert => Method == "POST" && (Target != "$batch" || Body.Span.IndexOf("If-Match: "u8) < 0);
}

/// <summary>What it is answered.</summary>
internal sealed record TableAnswer(int Status, string Body = "")
{
    public string? ContentType { get; init; }

    public string? ETag { get; init; }

    public (string Partition, string Row)? Next { get; init; }

    public static TableAnswer Refusal(int status, string code, string? message = null) =>
        new(status, JsonSerializer.Serialize(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["odata.error"] = new { code, message = new { lang = "en-US", value = message ?? code } },
        }))
        {
            ContentType = "application/json;odata=minimalmetadata",
        };
}

/// <summary>
/// The Table service's REST API over <see cref="MemoryTables"/>: rows by key, queries page by page, transactions
/// (Table service REST API). A page holds at most <paramref name="pageRows"/> rows: the service may end one anywhere.
/// </summary>
internal sealed class TableHttp(MemoryTables tables, Func<int> pageRows)
{
    private const string Json = "application/json;odata=minimalmetadata";

    public TableAnswer Answer(TableRequest request)
    {
        try
        {
            var question = request.Target.IndexOf('?', StringComparison.Ordinal);
            var path = Uri.UnescapeDataString(question < 0 ? request.Target : request.Target[..question]);
            return path == "$batch" ? Transaction(request)
                : path == "Tables" ? CreateTable(request)
                : path.EndsWith("()", StringComparison.Ordinal)
                    ? Page(path[..^2], HttpUtility.ParseQueryString(request.Target[(question + 1)..]))
                : request.IsRead ? One(path, question < 0 ? "" : request.Target[(question + 1)..])
                : Written(request);
        }
        catch (RefusedException refused)
        {
            return TableAnswer.Refusal(refused.Status, refused.Code);
        }
    }

    private TableAnswer CreateTable(TableRequest request)
    {
        using var body = JsonDocument.Parse(request.Body);
        return tables.Create(body.RootElement.GetProperty("TableName").GetString()!)
            ? new TableAnswer(204)
            : throw new RefusedException(409, "TableAlreadyExists");
    }

    private TableAnswer One(string path, string query)
    {
        var (table, partition, key) = RowAddress.Parse(path);
        var row = tables.Get(table, partition!, key!);
        var select = HttpUtility.ParseQueryString(query)["$select"]?.Split(',');
        return new TableAnswer(200, row.Told(select)) { ContentType = Json, ETag = row.ETag };
    }

    private TableAnswer Page(string table, System.Collections.Specialized.NameValueCollection query)
    {
        var filter = Filter.Parse(query["$filter"]);
        var from = (query["NextPartitionKey"], query["NextRowKey"]);
        var most = Math.Min(
            pageRows(), int.TryParse(query["$top"], CultureInfo.InvariantCulture, out var top) ? top : int.MaxValue);
        var select = query["$select"]?.Split(',');
        var body = new StringBuilder("{\"value\":[");
        var count = 0;
        foreach (var row in tables.Rows(table).Where(row => IsFrom(row, from) && filter.Matches(row)))
        {
            if (count == most)
            {
                return new TableAnswer(200, body.Append("]}").ToString())
                {
                    ContentType = Json,
                    Next = (row.Partition, row.Key),
                };
            }

            body.Append(count++ == 0 ? "" : ",").Append(row.Told(select));
        }

        return new TableAnswer(200, body.Append("]}").ToString()) { ContentType = Json };
    }

    private static bool IsFrom(Row row, (string? Partition, string? Key) from) =>
        from.Partition is null
        || string.CompareOrdinal(row.Partition, from.Partition) is var order
            && (order > 0 || (order == 0 && string.CompareOrdinal(row.Key, from.Key) >= 0));

    private TableAnswer Written(TableRequest request)
    {
        var body = Encoding.UTF8.GetString(request.Body.Span);
        var (table, change) = RowAddress.ChangeOf(
            request.Method, Uri.UnescapeDataString(request.Target), request.IfMatch, body);
        return new TableAnswer(204) { ETag = tables.Write(table, change)?.ETag };
    }

    private TableAnswer Transaction(TableRequest request)
    {
        var (table, changes) = Multipart.Read(Encoding.UTF8.GetString(request.Body.Span));
        try
        {
            return Multipart.Answer(
                tables.Write(table, changes, request.Body.Length)
                    .Select(row => new TableAnswer(204) { ETag = row?.ETag }));
        }
        catch (TransactionRefusedException refused)
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"{refused.Index}:{refused.Reason.Code}");
            return Multipart.Answer([TableAnswer.Refusal(refused.Reason.Status, refused.Reason.Code, message)]);
        }
    }
}
