using System.Text;

namespace Simulation.Tables;

/// <summary>
/// A transaction's body and its answer: one change set, an HTTP request or answer a part. A row's JSON has no line
/// breaks, so a part's body is one line (Performing entity group transactions).
/// </summary>
internal static class Multipart
{
    private const string Break = "\r\n";

    // http: / / host / account / table
    private const int SegmentsBeforeTable = 4;

    public static (string Table, IReadOnlyList<Change> Changes) Read(string body)
    {
        var tables = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var changes = new List<Change>();
        foreach (var part in body.Split("Content-Transfer-Encoding: binary\r\n\r\n").Skip(1))
        {
            var (table, change) = Part(part);
            tables.Add(table);
            changes.Add(change);
        }

        return tables.Count == 1 ? (tables.Single(), changes) : throw new RefusedException(400, "InvalidInput");
    }

    public static TableAnswer Answer(IEnumerable<TableAnswer> parts)
    {
        var body = new StringBuilder("--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n");
        foreach (var part in parts)
        {
            body.Append("--c\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n")
                .Append("HTTP/1.1 ").Append(part.Status).Append(" -\r\n");
            if (part.ETag is { } tag)
            {
                body.Append("ETag: ").Append(tag).Append(Break);
            }

            if (part.ContentType is { } type)
            {
                body.Append("Content-Type: ").Append(type).Append(Break);
            }

            body.Append(Break).Append(part.Body).Append(Break);
        }

        return new TableAnswer(202, body.Append("--c--\r\n--b--\r\n").ToString())
        {
            ContentType = "multipart/mixed; boundary=b",
        };
    }

    private static (string Table, Change Change) Part(string part)
    {
        var lines = part.Split(Break);
        var request = lines[0].Split(' ');
        var ifMatch = lines.FirstOrDefault(line => line.StartsWith("If-Match: ", StringComparison.Ordinal));
        var path = string.Join('/', request[1].Split('/').Skip(SegmentsBeforeTable));
        var blank = Array.IndexOf(lines, "");
        return RowAddress.ChangeOf(
            request[0], Uri.UnescapeDataString(path), ifMatch?["If-Match: ".Length..], lines[blank + 1]);
    }
}
