using Azure.Core;
using Azure.Data.Tables.Models;
using Azure.Data.Tables.Wire;

namespace Azure.Data.Tables;

/// <summary>
/// One table. Rows are <see cref="TableEntity"/>; any other type is refused with <see cref="NotSupportedException"/>.
/// </summary>
public partial class TableClient
{
    private readonly TableService service;

    internal TableClient(TableService service, string name)
    {
        this.service = service;
        Name = name;
    }

    public virtual string Name { get; }

    public virtual string AccountName => service.AccountName;

    public virtual Uri Uri => new(service.Root + Name);

    public static string CreateQueryFilter(FormattableString filter) => QueryFilter.Create(filter);

    /// <summary>Creates the table; one that is there already is success.</summary>
    public virtual Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        service.CreateTableAsync(Name, mayExist: true, cancellationToken);

    /// <summary>Deletes the table; one that is not there is success (404 in the answer).</summary>
    public virtual Task<Response> DeleteAsync(CancellationToken cancellationToken = default) =>
        service.DeleteTableAsync(Name, cancellationToken);

    public virtual async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var response = await GetAsync<T>(partitionKey, rowKey, select, cancellationToken).ConfigureAwait(false);
        return response.Status == 200
            ? Response.FromValue(Read<T>(response), response)
            : throw new RequestFailedException(response);
    }

    /// <summary>The row, or no value where the service says 404 (a table that is not there included).</summary>
    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var response = await GetAsync<T>(partitionKey, rowKey, select, cancellationToken).ConfigureAwait(false);
        return response.Status switch
        {
            200 => Response.FromValue(Read<T>(response), response),
            404 => new Absent<T>(response),
            _ => throw new RequestFailedException(response),
        };
    }

    public virtual Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        var message = service.Message(RequestMethod.Post, Name, Body(entity));
        message.Request.Headers.Add("Prefer", "return-no-content");
        return service.SendAsync(message, 204, cancellationToken, orElse: 201);
    }

    /// <summary>Changes the row if it is there with this ETag; <see cref="ETag.All"/> means any.</summary>
    public virtual Task<Response> UpdateEntityAsync<T>(
        T entity,
        ETag ifMatch,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        ifMatch == default
            ? throw new ArgumentException("An update needs an ETag; ETag.All means any.", nameof(ifMatch))
            : PutAsync(entity, ifMatch, mode, cancellationToken);

    public virtual Task<Response> UpsertEntityAsync<T>(
        T entity,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        PutAsync(entity, default, mode, cancellationToken);

    /// <summary>
    /// Deletes the row, unconditionally without an ETag; one that is not there is success (404 in the answer).
    /// </summary>
    public virtual Task<Response> DeleteEntityAsync(
        string partitionKey,
        string rowKey,
        ETag ifMatch = default,
        CancellationToken cancellationToken = default)
    {
        var message = service.Message(RequestMethod.Delete, Keys.AddressOf(Name, partitionKey, rowKey));
        message.Request.Headers.Add(HttpHeader.Names.IfMatch, (ifMatch == default ? ETag.All : ifMatch).ToString());
        return service.SendAsync(message, 204, cancellationToken, orElse: 404);
    }

    private static BodyBuffer Body(ITableEntity entity)
    {
        var row = Row(entity);
        var body = BodyBuffer.Rent();
        body.WriteEntity(row);
        return body;
    }

    internal static TableEntity Row(ITableEntity? entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        var row = entity as TableEntity ?? throw OnlyTableEntity(entity.GetType());
        return row.PartitionKey is null || row.RowKey is null
            ? throw new ArgumentNullException(nameof(entity), "A row needs both its keys.")
            : row;
    }

    private static T Read<T>(Response response)
        where T : class =>
        (T)(object)EntityReader.ReadOne(response.Content.ToMemory().Span);

    private static NotSupportedException OnlyTableEntity(Type type) =>
        new($"Rows are TableEntity here; {type} works with the Azure.Data.Tables package only.");

    private Task<Response> PutAsync(
        ITableEntity entity,
        ETag ifMatch,
        TableUpdateMode mode,
        CancellationToken cancellation)
    {
        var row = Row(entity);
        var method = mode == TableUpdateMode.Merge ? RequestMethod.Patch : RequestMethod.Put;
        var message = service.Message(method, Keys.AddressOf(Name, row.PartitionKey, row.RowKey), Body(row));
        if (ifMatch != default)
        {
            message.Request.Headers.Add(HttpHeader.Names.IfMatch, ifMatch.ToString());
        }

        return service.SendAsync(message, 204, cancellation);
    }

    private ValueTask<Response> GetAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select,
        CancellationToken cancellation)
    {
        if (typeof(T) != typeof(TableEntity))
        {
            throw OnlyTableEntity(typeof(T));
        }

        var address = Keys.AddressOf(Name, partitionKey, rowKey);
        if (select is not null)
        {
            address = new Query(address).With("$select", select).ToString();
        }

        return service.SendAsync(service.Message(RequestMethod.Get, address), cancellation);
    }

    private sealed class Absent<T>(Response response) : NullableResponse<T>
    {
        public override bool HasValue => false;

        public override T Value => throw new InvalidOperationException("There is no such row.");

        public override Response GetRawResponse() => response;
    }
}
