using System.Net;
using System.Net.Sockets;
using System.Text;

namespace App.Tests.Doors;

/// <summary>Bytes as no client library would send them.</summary>
internal static class Raw
{
    /// <summary>
    /// Sends the text and reads all that is answered; where it breaks off, says that nothing more comes.
    /// </summary>
    public static async Task<string> Send(int port, string request, bool breaksOff = false)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request.ReplaceLineEndings("\r\n")));
        if (breaksOff)
        {
            client.Client.Shutdown(SocketShutdown.Send);
        }

        using var reader = new StreamReader(stream, Encoding.Latin1);
        try
        {
            return await reader.ReadToEndAsync();
        }
        catch (IOException)
        {
            return "";
        }
    }

    public static Task<string> Get(int port, string target, string more = "") =>
        Send(port, $"GET {target} HTTP/1.1\nHost: localhost\nConnection: close\n{more}\n");
}
