using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Wire;

/// <summary>
/// One account's tables as HTTP: its address, and Azure.Core's pipeline with our signature and our error parser.
/// </summary>
internal sealed class TableService
{
    public const string Json = "application/json";

    // The least metadata that still tells Int64, Binary, DateTime, Guid and odd Doubles apart.
    private const string AcceptRows = "application/json;odata=minimalmetadata";

    private readonly HttpPipeline pipeline;
    private readonly string version;

    public TableService(
        Uri endpoint,
        string accountName,
        TableClientOptions? options,
        HttpPipelinePolicy authentication)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        options ??= new TableClientOptions();
        version = options.VersionString;
        Endpoint = endpoint;
        AccountName = accountName;
        Root = endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/";
        pipeline = HttpPipelineBuilder.Build(new HttpPipelineOptions(options)
        {
            PerRetryPolicies = { authentication },
            ResponseClassifier = new ResponseClassifier(),
            RequestFailedDetailsParser = ErrorParser.Instance,
        });
    }

    public Uri Endpoint { get; }

    public string AccountName { get; }

    /// <summary>The account's address, with the slash at its end.</summary>
    public string Root { get; }

    /// <summary>A message for an address below the root, which is escaped already.</summary>
    public HttpMessage Message(RequestMethod method, string address, BodyBuffer? body = null, string contentType = Json)
    {
        var message = pipeline.CreateMessage();
        var request = message.Request;
        request.Method = method;
        request.Uri.Reset(new Uri(
            string.Concat(Root, address),
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        request.Headers.Add("x-ms-version", version);
        request.Headers.Add("DataServiceVersion", "3.0");
        request.Headers.Add(HttpHeader.Names.Accept, AcceptRows);
        if (body is not null)
        {
            request.Headers.Add(HttpHeader.Names.ContentType, contentType);
            request.Content = body;
        }

        return message;
    }

    /// <summary>Sends and gives the body's buffer back; whatever the answer, it is one.</summary>
    public async ValueTask<Response> SendAsync(HttpMessage message, CancellationToken cancellation)
    {
        using (message)
        {
            await pipeline.SendAsync(message, cancellation).ConfigureAwait(false);
            (message.Request.Content as BodyBuffer)?.GiveBack();
            return message.Response;
        }
    }

    /// <summary>Sends, and throws unless the answer has the status that means done.</summary>
    public async Task<Response> SendAsync(HttpMessage message, int done, CancellationToken cancellation, int orElse = 0)
    {
        var response = await SendAsync(message, cancellation).ConfigureAwait(false);
        return response.Status == done || response.Status == orElse
            ? response
            : throw new RequestFailedException(response);
    }

    public async Task<Response<Models.TableItem>> CreateTableAsync(
        string name,
        bool mayExist,
        CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var body = BodyBuffer.Rent();
        body.WriteTable(name);
        var message = Message(RequestMethod.Post, "Tables", body);
        message.Request.Headers.Add("Prefer", "return-no-content");
        var response = await SendAsync(message, cancellation).ConfigureAwait(false);
        if (response.Status is 201 or 204)
        {
            return Response.FromValue(new Models.TableItem(name), response);
        }

        var refusal = new RequestFailedException(response);
        return mayExist && refusal.ErrorCode == "TableAlreadyExists"
            ? Response.FromValue(new Models.TableItem(name), response)
            : throw refusal;
    }

    public Task<Response> DeleteTableAsync(string name, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return SendAsync(
            Message(RequestMethod.Delete, string.Concat("Tables('", Keys.EscapeQuery(name), "')")),
            204,
            cancellation,
            orElse: 404);
    }
}
