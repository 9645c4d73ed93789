import { existsSync } from 'node:fs';

const version = '2.21.0';

/**
 * The wheels of PyPI that hold TensorFlow's C library, pinned by sha256. Only the libraries and headers are
 * used: no Python runs in the lab, so the wheels' own Python version does not matter.
 */
const cpu = {
  id: `${version}-cpu-2b847d21`,
  title: `TensorFlow ${version}`,
  version,
  megabytes: 274,
  wheels: {
    [`tensorflow-cpu==${version}`]: '2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c',
  },
};

/** The build for NVIDIA GPUs with what its `and-cuda` extra names; it looks for these beside its own folder. */
const cuda = {
  id: `${version}-cuda-9056fbc9`,
  title: `TensorFlow ${version} with CUDA`,
  version,
  megabytes: undefined,
  wheels: {
    [`tensorflow==${version}`]: '9056fbc9ba04235810b71ae6cbd958a196e8804fb53bbcffbf3e23b56155f124',
    'nvidia-cublas-cu12==12.9.3.13': 'd7d51055f161b317c7105ddaae90e71eda059026074ffef93cf7cde2886bfe72',
    'nvidia-cuda-cupti-cu12==12.9.79': '096bcf334f13e1984ba36685ad4c1d6347db214de03dbb6eebb237b41d9d934f',
    'nvidia-cuda-nvcc-cu12==12.9.86': '5d6a0d32fdc7ea39917c20065614ae93add6f577d840233237ff08e9a38f58f0',
    'nvidia-cuda-nvrtc-cu12==12.9.86': '210cf05005a447e29214e9ce50851e83fc5f4358df8b453155d5e1918094dcb4',
    'nvidia-cuda-runtime-cu12==12.9.79': '25bba2dfb01d48a9b59ca474a1ac43c6ebf7011f1b0b8cc44f54eb6ac48a96c3',
    'nvidia-cudnn-cu12==9.28.0.42': '9ff58b7f36dacd0a93e89f8f2957b52466889217963701daa15e577317cfa375',
    'nvidia-cufft-cu12==11.4.1.4': 'c67884f2a7d276b4b80eb56a79322a95df592ae5e765cf1243693365ccab4e28',
    'nvidia-curand-cu12==10.3.10.19': '49b274db4780d421bd2ccd362e1415c13887c53c214f0d4b761752b8f9f6aa1e',
    'nvidia-cusolver-cu12==11.7.5.82': '15da72d1340d29b5b3cf3fd100e3cd53421dde36002eda6ed93811af63c40d88',
    'nvidia-cusparse-cu12==12.5.10.65': '73060ce019ac064a057267c585bf1fd5a353734151f87472ff02b2c5c9984e78',
    'nvidia-nccl-cu12==2.32.3': 'bb94b2348e4861d5e8aa00b36c3d12d9bdf9c6369b82cbb723de0b582280a21c',
    'nvidia-nvjitlink-cu12==12.9.86': 'e3f1171dbdc83c5932a45f0f4c99180a70de9bd2718c1ab77d14104f6d7147f9',
  },
};

/** Files that an NVIDIA driver leaves; looking is faster than asking nvidia-smi at each start. */
const driverSigns = ['/proc/driver/nvidia/version', '/dev/nvidiactl', '/usr/lib/wsl/lib/libcuda.so.1'];

/** musl has no version of glibc to report, and none of the wheels run on it. */
function hasGlibc() {
  /** @type {{ header?: { glibcVersionRuntime?: string } }} */
  const report = process.report.getReport();
  return report.header?.glibcVersionRuntime !== undefined;
}

/**
 * Why there is no library for this machine, or undefined.
 * @param {{ platform: string, arch: string }} machine
 */
export function unsupported({ platform, arch } = process) {
  if (platform !== 'linux' || arch !== 'x64')
    return (
      `The lab has no TensorFlow library for ${platform}-${arch} yet and computes with tfjs, which is slow. ` +
      'For full speed run it on Linux x86-64, and open it from here with "npm run lab -- serve" over SSH.'
    );
  if (!hasGlibc())
    return (
      'TensorFlow needs glibc, which this Linux lacks, so the lab computes with tfjs, which is slow. ' +
      'Use a glibc-based distribution such as Debian.'
    );
  return undefined;
}

/**
 * The libraries for this machine, best first. COLLAPSE_LAB_TENSORFLOW=cpu passes over CUDA, about 3 GB, where
 * a driver is present; `cuda` asks for it where none was noticed.
 */
export function libraries(env = process.env, exists = existsSync) {
  const asked = env.COLLAPSE_LAB_TENSORFLOW;
  const gpu =
    asked === undefined || asked === '' ? driverSigns.some((sign) => exists(sign)) : asked === 'cuda';
  return gpu ? [cuda, cpu] : [cpu];
}
