using System.Text;

namespace Benchmarks;

/// <summary>A request by hand: its address as it is, its headers as they are.</summary>
internal static class Bare
{
    public static HttpRequestMessage Request(
        string method, string address, IEnumerable<KeyValuePair<string, string>> headers, string body)
    {
        var target = new Uri(address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(new HttpMethod(method), target);
        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        }

        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }
}
