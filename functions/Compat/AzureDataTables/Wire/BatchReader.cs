using System.Buffers.Text;

namespace Azure.Data.Tables.Wire;

/// <summary>
/// The responses in a batch's multipart answer, in order. Each begins at a line <c>HTTP/1.1 {status} {reason}</c>,
/// which cannot stand in a JSON body (a line break there is escaped), and ends before the next boundary.
/// </summary>
internal static class BatchReader
{
    public static IReadOnlyList<Response> Read(Response response)
    {
        var parts = new List<Response>();
        var answer = response.Content.ToMemory();
        while (answer.Span.IndexOf("\nHTTP/1.1 "u8) is >= 0 and var start)
        {
            answer = answer[(start + 1)..];
            var end = answer.Span.IndexOf("\n--"u8);
            var part = end < 0 ? answer : answer[..end];
            parts.Add(Part(part, response.ClientRequestId));
            answer = answer[part.Length..];
        }

        return parts.Count > 0
            ? parts
            : throw new InvalidOperationException("The answer to a transaction has no responses.");
    }

    private static BatchResponse Part(ReadOnlyMemory<byte> part, string clientRequestId)
    {
        var span = part.Span;
        var status = span["HTTP/1.1 ".Length..];
        if (!Utf8Parser.TryParse(status, out int code, out _))
        {
            throw new FormatException("A response in the answer to a transaction has no status.");
        }

        var blank = span.IndexOf("\r\n\r\n"u8);
        var head = blank < 0 ? part : part[..(blank + 2)];
        var body = blank < 0 ? default : part[(blank + 4)..];
        return new BatchResponse(code, head, body, clientRequestId);
    }
}
