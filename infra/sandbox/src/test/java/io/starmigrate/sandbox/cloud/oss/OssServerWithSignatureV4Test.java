package io.starmigrate.sandbox.cloud.oss;

import com.aliyun.oss.common.comm.SignVersion;

class OssServerWithSignatureV4Test extends OssServerContract {
    OssServerWithSignatureV4Test() {
        super(SignVersion.V4);
    }
}
