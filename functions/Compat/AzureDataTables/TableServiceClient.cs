using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables.Models;
using Azure.Data.Tables.Wire;

namespace Azure.Data.Tables;

/// <summary>One account's tables. Safe to share; make one and keep it.</summary>
public class TableServiceClient
{
    private const string TokenScope = "https://storage.azure.com/.default";
    private const string NextTable = "x-ms-continuation-NextTableName";

    private readonly TableService service;

    public TableServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    public TableServiceClient(string connectionString, TableClientOptions? options = null)
        : this(ConnectionString.Parse(connectionString), options)
    {
    }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
        : this(endpoint, credential, null)
    {
    }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options)
        : this(ConnectionString.Of(endpoint, credential), options)
    {
    }

    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        service = new TableService(
            endpoint,
            endpoint.Host.Split('.')[0],
            options,
            new BearerTokenAuthenticationPolicy(tokenCredential, TokenScope));
    }

    private TableServiceClient(ConnectionString account, TableClientOptions? options)
    {
        service = new TableService(
            account.Endpoint,
            account.Credential.AccountName,
            options,
            new SharedKeyPolicy(account.Credential));
    }

    public virtual string AccountName => service.AccountName;

    public virtual Uri Uri => service.Endpoint;

    public static string CreateQueryFilter(FormattableString filter) => QueryFilter.Create(filter);

    public virtual TableClient GetTableClient(string tableName)
    {
        ArgumentNullException.ThrowIfNull(tableName);
        return new TableClient(service, tableName);
    }

    /// <summary>Creates the table; one that is there already is success.</summary>
    public virtual Task<Response<TableItem>> CreateTableIfNotExistsAsync(
        string tableName,
        CancellationToken cancellationToken = default) =>
        service.CreateTableAsync(tableName, mayExist: true, cancellationToken);

    public virtual Task<Response<TableItem>> CreateTableAsync(
        string tableName,
        CancellationToken cancellationToken = default) =>
        service.CreateTableAsync(tableName, mayExist: false, cancellationToken);

    /// <summary>Deletes the table; one that is not there is success (404 in the answer).</summary>
    public virtual Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        service.DeleteTableAsync(tableName, cancellationToken);

    public virtual AsyncPageable<TableItem> QueryAsync(
        string? filter = null,
        int? maxPerPage = null,
        CancellationToken cancellationToken = default) =>
        new TablePages<TableItem>(
            (continuation, size, cancellation) => FetchAsync(filter, continuation, size, cancellation),
            maxPerPage,
            cancellationToken);

    private async Task<Page<TableItem>> FetchAsync(
        string? filter,
        string? continuation,
        int? size,
        CancellationToken cancellation)
    {
        var address = new Query("Tables")
            .With("$filter", filter)
            .With("$top", size)
            .With("NextTableName", continuation);
        var message = service.Message(RequestMethod.Get, address.ToString());
        var response = await service.SendAsync(message, 200, cancellation).ConfigureAwait(false);
        using var document = JsonDocument.Parse(response.Content.ToMemory());
        var tables = document.RootElement.GetProperty("value").EnumerateArray()
            .Select(table => new TableItem(table.GetProperty("TableName").GetString()!))
            .ToList();
        response.Headers.TryGetValue(NextTable, out var next);
        return Page<TableItem>.FromValues(tables, next, response);
    }
}
