using System.Net.Http.Headers;

namespace App.Tests.Running;

/// <summary>
/// Every answer a test gets is held to docs/openapi.yaml: its route, method, status, media type and body.
/// </summary>
public sealed class HeldToContract() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    private static readonly Lazy<Oracle> Contract = new(() => Oracle.Start("openapi.mjs"));

    public static Oracle Oracle => Contract.Value;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        await answer.Content.LoadIntoBufferAsync(cancellationToken);
        var type = answer.Content.Headers.ContentType;
        var told = await Oracle.AskAsync(new
        {
            op = "answer",
            method = request.Method.Method,
            path = request.RequestUri!.AbsolutePath,
            status = (int)answer.StatusCode,
            type = type?.MediaType,
            body = IsJson(type) && answer.Content.Headers.ContentEncoding.Count == 0
                ? await answer.Content.ReadAsStringAsync(cancellationToken)
                : null,
        });
        var wrong = told["wrong"]!.AsArray();
        return wrong.Count == 0
            ? answer
            : throw new InvalidOperationException(
                $"{request.Method} {request.RequestUri} breaks the contract: {wrong.ToJsonString()}");
    }

    private static bool IsJson(MediaTypeHeaderValue? type) =>
        type?.MediaType is "application/json" or "application/problem+json";
}
