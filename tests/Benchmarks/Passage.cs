using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Benchmarks;

/// <summary>One request of an app to storage, on its way through a proxy that may look at it or harm it.</summary>
internal sealed class Passage
{
    private static readonly HashSet<string> OfConnections = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Connection", "Keep-Alive", "Content-Length", "Transfer-Encoding",
    };

    private readonly HttpContext context;

    private Passage(HttpContext context, string body)
    {
        this.context = context;
        Body = body;
        Target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        Headers = context.Request.Headers
            .Where(header => !OfConnections.Contains(header.Key))
            .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
    }

    public string Method => context.Request.Method;

    public string Target { get; }

    public Dictionary<string, string> Headers { get; }

    public string Body { get; }

    public static async Task<Passage> Read(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        return new Passage(context, await reader.ReadToEndAsync());
    }

    /// <summary>Asks storage, whatever becomes of the app meanwhile.</summary>
    public async Task<Passed> Forward(HttpClient http, string behind)
    {
        using var request = Bare.Request(Method, behind + Target, Headers, Body);
        using var response = await http.SendAsync(request);
        var headers = response.Headers.Concat(response.Content.Headers)
            .Where(header => !OfConnections.Contains(header.Key))
            .Select(header => (header.Key, header.Value.ToArray()));
        return new Passed((int)response.StatusCode, [.. headers], await response.Content.ReadAsByteArrayAsync());
    }

    public async Task Answer(Passed answer)
    {
        Begin(answer);
        if (answer.Body.Length > 0)
        {
            context.Response.ContentLength = answer.Body.Length;
            await context.Response.Body.WriteAsync(answer.Body);
        }
    }

    /// <summary>Half of the answer, then nothing.</summary>
    public async Task AnswerHalf(Passed answer)
    {
        Begin(answer);
        context.Response.ContentLength = answer.Body.Length + 1;
        await context.Response.Body.WriteAsync(answer.Body.AsMemory(0, answer.Body.Length / 2));
        await context.Response.Body.FlushAsync();
        Drop();
    }

    /// <summary>Ends the connection without an answer.</summary>
    public void Drop() => context.Abort();

    private void Begin(Passed answer)
    {
        context.Response.StatusCode = answer.Status;
        foreach (var (name, values) in answer.Headers)
        {
            context.Response.Headers[name] = values;
        }
    }
}

/// <summary>Storage's answer as it came.</summary>
internal sealed record Passed(int Status, IReadOnlyList<(string Name, string[] Values)> Headers, byte[] Body);
