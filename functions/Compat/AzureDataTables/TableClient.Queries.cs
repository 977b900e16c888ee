using Azure.Core;
using Azure.Data.Tables.Wire;

namespace Azure.Data.Tables;

/// <content>Queries: pages of rows. A continuation is the service's next two keys with a space between.</content>
public partial class TableClient
{
    private const string NextPartition = "x-ms-continuation-NextPartitionKey";
    private const string NextRow = "x-ms-continuation-NextRowKey";

    public virtual AsyncPageable<T> QueryAsync<T>(
        string? filter = null,
        int? maxPerPage = null,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        typeof(T) != typeof(TableEntity)
            ? throw OnlyTableEntity(typeof(T))
            : (AsyncPageable<T>)(object)new TablePages<TableEntity>(
                (continuation, size, cancellation) => FetchAsync(filter, select, continuation, size, cancellation),
                maxPerPage,
                cancellationToken);

    private async Task<Page<TableEntity>> FetchAsync(
        string? filter,
        IEnumerable<string>? select,
        string? continuation,
        int? size,
        CancellationToken cancellation)
    {
        var space = continuation?.IndexOf(' ', StringComparison.Ordinal) ?? -1;
        var address = new Query(Name + "()")
            .With("$filter", filter)
            .With("$top", size)
            .With("$select", select)
            .With("NextPartitionKey", space < 0 ? continuation : continuation![..space])
            .With("NextRowKey", space < 0 ? null : continuation![(space + 1)..]);
        var message = service.Message(RequestMethod.Get, address.ToString());
        var response = await service.SendAsync(message, 200, cancellation).ConfigureAwait(false);
        return Page<TableEntity>.FromValues(
            EntityReader.ReadMany(response.Content.ToMemory().Span),
            Continuation(response),
            response);
    }

    private static string? Continuation(Response response)
    {
        response.Headers.TryGetValue(NextPartition, out var partition);
        response.Headers.TryGetValue(NextRow, out var row);
        return partition is null && row is null ? null : $"{partition} {row}";
    }
}
