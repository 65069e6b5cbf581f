using System.CommandLine;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>The command line: <c>serve</c>, <c>migrate</c>, <c>account</c>, <c>audit</c>, <c>backup</c>, <c>restore</c>, <c>demo</c>, <c>load</c>. What a person can put right is said in one sentence, exit code 1.</summary>
