using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Benchmarks;

/// <summary>A process of its own: asked by lines, measured from outside, killed when disposed.</summary>
internal sealed class Running : IDisposable
{
    /// <summary>What an answer begins with; everything else on standard output is the log.</summary>
    public const string Said = "= ";

    private const int TicksPerSecond = 100;

    private readonly Process process;

    public Running(
        string program,
        IEnumerable<string> arguments,
        bool isAsked = false,
        params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = isAsked,
            RedirectStandardOutput = isAsked,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    /// <summary>CPU milliseconds so far, of all threads, in user and kernel mode (proc(5): utime and stime).</summary>
    public double CpuMilliseconds
    {
        get
        {
            var stat = File.ReadAllText($"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = fields[11..13].Sum(number => long.Parse(number, CultureInfo.InvariantCulture));
            return ticks * 1000.0 / TicksPerSecond;
        }
    }

    public bool HasEnded => process.HasExited;

    /// <summary>Bytes it holds in memory (proc(5): VmRSS).</summary>
    public long ResidentBytes
    {
        get
        {
            var status = File.ReadLines($"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/status");
            var resident = status.First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
            var kibibytes = resident.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
            return long.Parse(kibibytes, CultureInfo.InvariantCulture) * 1024;
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async Task Tell(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
    }

    /// <summary>The answer to one line.</summary>
    public async Task<string> Ask(string line)
    {
        await Tell(line);
        while (await process.StandardOutput.ReadLineAsync() is { } said)
        {
            if (said.StartsWith(Said, StringComparison.Ordinal))
            {
                return said[Said.Length..];
            }

            await Console.Error.WriteLineAsync(said);
        }

        throw new InvalidOperationException($"{process.StartInfo.FileName} ended with {process.ExitCode}.");
    }

    /// <summary>Nothing more is asked; it ends by itself.</summary>
    public async Task Leave()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
    }

    /// <summary>Until the address answers 200; throws where it has not after a minute.</summary>
    public async Task Answers(Uri address, int pauseMilliseconds = 100)
    {
        using var http = new HttpClient();
        var since = Stopwatch.StartNew();
        while (since.Elapsed < TimeSpan.FromMinutes(1) && !process.HasExited)
        {
            try
            {
                using var response = await http.GetAsync(address);
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(pauseMilliseconds);
        }

        throw new TimeoutException($"{address} does not answer.");
    }

    public void Dispose()
    {
        try
        {
            process.Kill();
            process.WaitForExit();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself, or was disposed before.
        }

        process.Dispose();
    }
}
