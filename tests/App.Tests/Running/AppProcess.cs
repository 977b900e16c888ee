using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Loyalty.App;

namespace App.Tests.Running;

/// <summary>
/// The real app as a process of its own on a free port, with just these settings; it ends when this is disposed.
/// </summary>
public sealed class AppProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly StringBuilder output = new();

    public AppProcess(params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Settings).Assembly.Location])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var inherited in start.Environment.Keys.Where(IsOurs).ToList())
        {
            start.Environment.Remove(inherited);
        }

        Port = settings.FirstOrDefault(setting => setting.Name == "PORT").Value is { } port
            ? int.Parse(port, CultureInfo.InvariantCulture)
            : Azurite.FreePort();
        start.Environment["PORT"] = Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => OracleFolder.End(process);
    }

    public int Port { get; }

    public Uri Address => new($"http://127.0.0.1:{Port}");

    /// <summary>Everything the app has written to its console.</summary>
    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <summary>Waits until a path answers as it should.</summary>
    public async Task<AppProcess> Answers(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var client = new HttpClient { BaseAddress = Address };
        for (var until = DateTime.UtcNow + Patience; ; await Task.Delay(50))
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
                if (answer.StatusCode == status)
                {
                    return this;
                }
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                // Not yet listening.
            }

            if (process.HasExited || DateTime.UtcNow > until)
            {
                throw new InvalidOperationException("The app does not answer. It said: " + Output);
            }
        }
    }

    /// <summary>Waits for it to end by itself; its exit code.</summary>
    public async Task<int> Ends()
    {
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    /// <summary>Asks it to end, as a host that scales in does.</summary>
    public Task<int> Stop()
    {
        Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]).Dispose();
        return Ends();
    }

    public void Dispose()
    {
        OracleFolder.End(process);
        process.Dispose();
    }

    private static bool IsOurs(string name) =>
        name.StartsWith("LOYALTY_", StringComparison.Ordinal)
        || name.StartsWith("OTEL_", StringComparison.Ordinal)
        || name.StartsWith("AzureWebJobsStorage", StringComparison.Ordinal);

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (output)
        {
            output.AppendLine(line.Data);
        }
    }
}
