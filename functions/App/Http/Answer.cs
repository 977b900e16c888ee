using System.Globalization;
using System.IO.Pipelines;
using System.Text.Json.Serialization;

namespace Loyalty.App.Http;

/// <summary>
/// One answer: status, headers and bytes. HEAD gets all of it but the bytes. The Functions worker also hands what a
/// function returned to its host, as JSON, when the answer has long been given: it says nothing there.
/// </summary>
public sealed class Answer(int status, string? contentType, ReadOnlyMemory<byte> body) : IResult
{
    private readonly List<(string Name, string Value)> headers = [];

    [JsonIgnore]
    public int Status { get; } = status;

    [JsonIgnore]
    public ReadOnlyMemory<byte> Body { get; } = body;

    /// <summary>What the body was written from, for those who count: a document, a problem.</summary>
    [JsonIgnore]
    public object? Says { get; init; }

    /// <summary>Writes the body where it is too long to be held; its length is not known before.</summary>
    [JsonIgnore]
    public Func<PipeWriter, CancellationToken, Task>? Writes { get; init; }

    public static Answer Empty(int status) => new(status, null, default);

    public Answer With(string name, string value)
    {
        headers.Add((name, value));
        return this;
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        foreach (var (name, value) in headers)
        {
            response.Headers.Append(name, value);
        }

        response.Headers["X-Content-Type-Options"] = "nosniff";
        if (contentType is not null)
        {
            response.ContentType = contentType;
            response.ContentLength = Writes is null ? Body.Length : null;
        }

        if (HttpMethods.IsHead(httpContext.Request.Method))
        {
            return;
        }

        if (Writes is { } writes)
        {
            await writes(response.BodyWriter, httpContext.RequestAborted);
        }
        else if (!Body.IsEmpty)
        {
            await response.BodyWriter.WriteAsync(Body, httpContext.RequestAborted);
        }
    }

    public override string ToString() => Status.ToString(CultureInfo.InvariantCulture);
}
