using System.Text;

namespace Azure.Data.Tables.Wire;

/// <summary>
/// A transaction as one multipart body: a batch of one change set (Microsoft Learn, "Performing entity group
/// transactions"). The boundary is a fresh GUID, which no row can know.
/// </summary>
internal readonly struct BatchWriter(BodyBuffer body, string root, string table, Guid boundary)
{
    public static string ContentType(Guid boundary) => $"multipart/mixed; boundary=batch_{boundary}";

    public void Write(IEnumerable<TableTransactionAction> actions)
    {
        Boundary("--batch_"u8);
        body.Write("\r\nContent-Type: multipart/mixed; boundary=changeset_"u8);
        WriteBoundary();
        body.Write("\r\n\r\n"u8);
        var any = false;
        foreach (var action in actions)
        {
            any = true;
            Boundary("--changeset_"u8);
            body.Write("\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n"u8);
            Write(action);
        }

        if (!any)
        {
            throw new InvalidOperationException("A transaction needs at least one action.");
        }

        Boundary("--changeset_"u8);
        body.Write("--\r\n"u8);
        Boundary("--batch_"u8);
        body.Write("--\r\n"u8);
    }

    private void Write(TableTransactionAction action)
    {
        var row = TableClient.Row(action.Entity);
        switch (action.ActionType)
        {
            case TableTransactionActionType.Add:
                body.Write("POST "u8);
                WriteText(root);
                WriteText(table);
                body.Write(" HTTP/1.1\r\nPrefer: return-no-content\r\n"u8);
                WriteContent(row);
                break;
            case TableTransactionActionType.UpdateMerge:
                WritePut("PATCH "u8, row, action.ETag);
                break;
            case TableTransactionActionType.UpdateReplace:
                WritePut("PUT "u8, row, action.ETag);
                break;
            case TableTransactionActionType.UpsertMerge:
                WritePut("PATCH "u8, row, default);
                break;
            case TableTransactionActionType.UpsertReplace:
                WritePut("PUT "u8, row, default);
                break;
            case TableTransactionActionType.Delete:
                WriteAddress("DELETE "u8, row);
                WriteIfMatch(action.ETag == default ? ETag.All : action.ETag);
                body.Write("Accept: application/json;odata=minimalmetadata\r\nDataServiceVersion: 3.0\r\n\r\n\r\n"u8);
                break;
            default:
                throw new InvalidOperationException($"{action.ActionType} is no action.");
        }
    }

    private void WritePut(ReadOnlySpan<byte> method, TableEntity row, ETag ifMatch)
    {
        WriteAddress(method, row);
        if (ifMatch != default)
        {
            WriteIfMatch(ifMatch);
        }

        WriteContent(row);
    }

    private void WriteAddress(ReadOnlySpan<byte> method, TableEntity row)
    {
        body.Write(method);
        WriteText(root);
        WriteText(table);
        body.Write("(PartitionKey='"u8);
        Keys.Write(body, row.PartitionKey);
        body.Write("',RowKey='"u8);
        Keys.Write(body, row.RowKey);
        body.Write("') HTTP/1.1\r\n"u8);
    }

    private void WriteIfMatch(ETag etag)
    {
        var text = etag.ToString();
        if (text.AsSpan().ContainsAny('\r', '\n'))
        {
            throw new FormatException("An ETag is one line.");
        }

        body.Write("If-Match: "u8);
        WriteText(text);
        body.Write("\r\n"u8);
    }

    private void WriteContent(TableEntity row)
    {
        body.Write("Accept: application/json;odata=minimalmetadata\r\nContent-Type: application/json\r\n"u8);
        body.Write("DataServiceVersion: 3.0\r\n\r\n"u8);
        body.WriteEntity(row);
        body.Write("\r\n"u8);
    }

    private void Boundary(ReadOnlySpan<byte> kind)
    {
        body.Write(kind);
        WriteBoundary();
    }

    private void WriteBoundary()
    {
        boundary.TryFormat(body.GetSpan(36), out var length);
        body.Advance(length);
    }

    private void WriteText(string text) =>
        body.Advance(Encoding.UTF8.GetBytes(text, body.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
}
